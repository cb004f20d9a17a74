#include "asyncdemo/cli/sweep_range.hpp"

#include <doctest/doctest.h>

#include "asyncdemo/terminal/exit_code.hpp"
#include "lessons/catalog.hpp"

using namespace asyncdemo;

namespace {

const lesson& lesson_gather() { return find(all_lessons(), "gather")->lesson; }

std::vector<double> values_of(const std::string& typed) {
    return sweep_from(lesson_gather(), typed).values;
}

std::string refusal(const std::string& typed) {
    try {
        sweep_from(lesson_gather(), typed);
    } catch (const usage_error& e) {
        return e.what();
    }
    return "";
}

bool is_refused(const std::string& typed, std::string_view because) {
    return refusal(typed).find(because) != std::string::npos;
}

}  // namespace

TEST_CASE("a sweep doubles, adds, or takes the values that are listed") {
    CHECK(values_of("tasks=1..8") == std::vector<double>{1, 2, 4, 8});
    CHECK(values_of("tasks=1..8+3") == std::vector<double>{1, 4, 7, 8});
    CHECK(values_of("tasks=0..4+2") == std::vector<double>{0, 2, 4});
    CHECK(values_of("tasks=1,2,5,10") == std::vector<double>{1, 2, 5, 10});
    CHECK(values_of("a=1s..2s+500ms") == std::vector<double>{1, 1.5, 2});
    CHECK(sweep_from(lesson_gather(), "tasks=1..8").steps == sweep_steps::doubling);
    CHECK(sweep_from(lesson_gather(), "tasks=1..8+3").steps == sweep_steps::adding);
    CHECK(sweep_from(lesson_gather(), "tasks=1,2").steps == sweep_steps::listed);
}

TEST_CASE("a sweep that goes nowhere, or too far, is refused") {
    CHECK(is_refused("tasks=1..8+0", "leads nowhere"));
    CHECK(is_refused("tasks=1..8+", "the step \"\""));
    CHECK(is_refused("tasks=1..8+1s", "the step \"1s\" is not a whole number"));
    CHECK(is_refused("a=1s..2s+1", "has no unit"));
    CHECK(is_refused("tasks=0..8", "begins at 0"));
    CHECK(is_refused("tasks=1..10000+1", "too many values: at most 100"));
    CHECK(is_refused("tasks=1,2,2", "doesn't grow"));
    CHECK(is_refused("tasks=1,", "\"\" is empty"));
    CHECK(is_refused("tasks=5", "write PARAM=A..B"));
}

TEST_CASE("the figure of a sweep is the wall or one of the lesson's columns") {
    CHECK(sweep_metric_from(find(all_lessons(), "lock")->lesson, "lost") == "lost");
    CHECK(sweep_metric_from(lesson_gather(), "wall_s") == "wall_s");
    CHECK_THROWS_WITH_AS(sweep_metric_from(lesson_gather(), "wal_s"),
                         doctest::Contains("did you mean wall_s?"), usage_error);
}
