// What a lesson claims must not hold by luck.
#include <doctest/doctest.h>

#include <algorithm>

#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"
#include "report/json/json_document.hpp"

using namespace asyncdemo;

namespace {

// Whether anything in the lesson depends on the seed.
bool is_drawn(const lesson& l) {
    const auto document_of = [&l](std::uint64_t seed) {
        settings chosen = l.default_settings();
        chosen.seed = seed;
        lesson_run run = run_virtually(l, chosen, true);
        run.chosen.seed = 0;
        return json_document(run);
    };
    return document_of(1) != document_of(2);
}

template <class Check>
void for_seeds(std::uint64_t seeds, bool with_mistakes, Check check) {
    for (const catalog_entry& entry : all_lessons()) {
        if (!entry.lesson.has_virtual_clock()) continue;
        settings chosen = entry.lesson.default_settings();
        const bool draws = is_drawn(entry.lesson);
        for (chosen.seed = 0; chosen.seed < (draws ? seeds : 1); ++chosen.seed) {
            CAPTURE(entry.lesson.name);
            CAPTURE(chosen.seed);
            check(run_virtually(entry.lesson, chosen, with_mistakes));
        }
    }
}

bool has_mistake(const lesson_run& run) {
    return std::any_of(run.sides.begin(), run.sides.end(),
                       [](const side_run& s) { return s.of->is_mistake(); });
}

}  // namespace

TEST_CASE("with any seed, every claim holds on the virtual clock") {
    for_seeds(100, false, [](const lesson_run& run) {
        CHECK(run.claims.size() > 0);
        for (const judged_claim& c : run.claims) {
            CAPTURE(c.text);
            CHECK(to_string(c.verdict) == "pass");
        }
    });
}

TEST_CASE("with any seed, the mistake breaks a claim, and no claim about another side") {
    for_seeds(25, true, [](const lesson_run& run) {
        int broken = 0;
        for (const judged_claim& c : run.claims) {
            CAPTURE(c.text);
            if (c.verdict == verdict::pass) continue;
            ++broken;
            CHECK(is_about_mistake(c, *run.of));
        }
        CHECK((broken > 0) == has_mistake(run));  // it may need the real clock
    });
}
