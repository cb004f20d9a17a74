#include "asyncdemo/step/parameter_change.hpp"

#include <doctest/doctest.h>

#include "lessons/catalog.hpp"

using namespace asyncdemo;

namespace {

run_plan plan_of(std::string_view name) {
    const lesson& l = find(all_lessons(), name)->lesson;
    run_plan plan;
    plan.of = &l;
    plan.chosen = l.default_settings();
    return plan;
}

std::string why_not(const run_plan& plan, std::string_view typed) {
    try {
        changed_settings(plan, typed);
    } catch (const bad_value& e) {
        return e.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a parameter is changed by its name and a value, in whatever form they are typed") {
    const run_plan plan = plan_of("gather");
    for (const char* typed : {"a 4s", "a=4s", "--a 4s", "  a   4s ", "--a=4s"}) {
        CAPTURE(typed);
        const settings changed = changed_settings(plan, typed);
        CHECK(changed.values.at("a") == doctest::Approx(4));
        CHECK(changed.values.at("b") == plan.chosen.values.at("b"));
    }
}

TEST_CASE("what is no change is told, with the parameters that there are") {
    const run_plan plan = plan_of("gather");
    CHECK(why_not(plan, "c 4s").find("a, b, tasks, each") != std::string::npos);
    CHECK(why_not(plan, "4s").find("a, b, tasks, each") != std::string::npos);
    CHECK_FALSE(why_not(plan, "a").empty());
    CHECK_FALSE(why_not(plan, "a -4s").empty());
    CHECK_FALSE(why_not(plan, "a 4").empty());
    CHECK_FALSE(why_not(plan, "a 100h").empty());
    CHECK_FALSE(why_not(plan, "").empty());
}

TEST_CASE("what the lesson refuses is told in its words") {
    run_plan plan = plan_of("threads");
    plan.chosen.values["rate"] = 1e9;
    CHECK(why_not(plan, "block 1s").find("can't be: ") == 0);
}
