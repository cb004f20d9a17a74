#include "asyncdemo/cli/plan_options.hpp"

#include <doctest/doctest.h>

#include <string_view>

#include "asyncdemo/terminal/exit_code.hpp"
#include "lesson/lesson.hpp"

using namespace asyncdemo;

TEST_CASE("what is no prediction is refused, also by a lesson that asks for none") {
    lesson asks_nothing;
    asks_nothing.name = "quiet";
    asks_nothing.sides = {{.name = "only", .about = "", .run = [](stage&) {}}};
    lesson_options typed;
    typed.predictions = {"3s"};
    CHECK_THROWS_WITH_AS((void)plan_from(asks_nothing, typed, {}),
                         doctest::Contains("write SIDE=VALUE"), usage_error);
}
