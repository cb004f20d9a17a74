// What a lesson claims must not hold by luck.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"
#include "report/json/json_document.hpp"

using namespace asyncdemo;

namespace {

// What that side alone leaves behind.
std::string document_of(const lesson& l, const side& s, std::uint64_t seed) {
    lesson alone = l;
    alone.sides = {s};
    settings chosen = l.default_settings();
    chosen.seed = seed;
    lesson_run run = run_virtually(alone, chosen, true);
    run.chosen.seed = 0;
    return json_document(run);
}

// The lesson with those of its sides that depend on the seed; the others come out the same.
lesson drawn_part(const lesson& l) {
    lesson part = l;
    std::erase_if(part.sides, [&l](const side& s) {
        return !is_virtual(s) || document_of(l, s, 1) == document_of(l, s, 2);
    });
    return part;
}

void replace_recordings(lesson_run& run, const lesson_run& by) {
    for (side_run& s : run.sides) {
        if (const side_run* const other = by.find(s.of->name)) s.runs = other->runs;
    }
    run.claims.clear();
    run.unjudged.clear();
    judge(run);
}

template <class Check>
void for_seeds(std::uint64_t seeds, bool with_mistakes, Check check) {
    for (const catalog_entry& entry : all_lessons()) {
        if (!entry.lesson.has_virtual_clock()) continue;
        CAPTURE(entry.lesson.name);
        const lesson part = drawn_part(entry.lesson);
        settings chosen = entry.lesson.default_settings();
        chosen.seed = 0;
        lesson_run run = run_virtually(entry.lesson, chosen, with_mistakes);
        check(run);
        while (!part.sides.empty() && ++chosen.seed < seeds) {
            CAPTURE(chosen.seed);
            run.chosen.seed = chosen.seed;
            replace_recordings(run, run_virtually(part, chosen, with_mistakes));
            check(run);
        }
    }
}

bool has_mistake(const lesson_run& run) {
    return std::any_of(run.sides.begin(), run.sides.end(),
                       [](const side_run& s) { return s.of->is_mistake(); });
}

}  // namespace

TEST_CASE("with any seed, every claim holds on the virtual clock") {
    for_seeds(200, false, [](const lesson_run& run) {
        CHECK(run.claims.size() > 0);
        for (const judged_claim& c : run.claims) {
            CAPTURE(c.text);
            CHECK(to_string(c.verdict) == "pass");
        }
    });
}

TEST_CASE("with any seed, the mistake breaks a claim, and no claim about another side") {
    for_seeds(50, true, [](const lesson_run& run) {
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
