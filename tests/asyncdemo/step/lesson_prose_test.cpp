#include "asyncdemo/step/lesson_prose.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "asyncdemo/step/gather_plan.hpp"
#include "asyncdemo/step/step_pages.hpp"
#include "support/text.hpp"

using namespace asyncdemo;

TEST_CASE("where a text has figures of the defaults and the run has others, the page says so") {
    const lesson& l = gather().lesson;
    settings chosen = l.default_settings();
    const auto pages = [&] {
        return std::vector{story_page(gather(), chosen, {}), prose_after_run(gather(), chosen, {}),
                           prose_of_mistake(gather(), chosen, {})};
    };
    const char* const note = "The text speaks of the defaults: a 2s, b 3s.";
    for (const std::string& page : pages()) CHECK_FALSE(contains(page, "defaults"));
    chosen.values["a"] = 7;
    for (const std::string& page : pages()) CHECK(count(page, note) == 1);
    chosen.values["a"] = 2;
    chosen.values["each"] = 5;  // has no effect with two tasks
    for (const std::string& page : pages()) CHECK_FALSE(contains(page, "defaults"));
    chosen.speed = 5;
    for (const std::string& page : pages()) {
        CHECK(contains(page, "the defaults: a 2s, b 3s, at --speed 1."));
    }
    catalog_entry wordy = gather();
    wordy.prose = "## The story\n\nTwo of them wait.\n";
    chosen.values["a"] = 7;
    CHECK_FALSE(contains(story_page(wordy, chosen, {}), "defaults"));
}
