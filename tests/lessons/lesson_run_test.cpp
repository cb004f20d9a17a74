// A lesson run as a process, with its mistake: the one that the variable LESSON names, or all.
#include <doctest/doctest.h>

#include <cstdlib>
#include <set>

#include "lessons/catalog.hpp"
#include "programs.hpp"

using namespace asyncdemo;

namespace {

std::vector<const lesson*> chosen_lessons() {
    const char* const name = std::getenv("LESSON");
    if (name != nullptr) return {&find(all_lessons(), name)->lesson};
    std::vector<const lesson*> all;
    for (const catalog_entry& e : all_lessons()) all.push_back(&e.lesson);
    return all;
}

}  // namespace

TEST_CASE("the mistake breaks a claim, which is named with its figures") {
    for (const lesson* l : chosen_lessons()) {
        const outcome o =
            run(program({std::string(l->name), "--mistake", "--speed", "5", "--width", "300"}));
        CAPTURE(o);
        CHECK(o.exit_code == 1);
        CHECK(o.left_over.empty());
        int broken = 0;
        for (const std::string& line : lines_of(o.out)) {
            for (const side& s : l->sides) {
                const std::string start = "✗ FAILED " + std::string(s.name) + " ";
                if (!s.is_mistake() || !line.starts_with(start)) continue;
                CHECK(contains(line, ", at most ") + contains(line, ", at least ") +
                          contains(line, ", exactly ") ==
                      1);
                ++broken;
            }
        }
        CHECK(broken > 0);
    }
}

TEST_CASE("every column of the table is recorded by some side, and every claim is judged") {
    for (const lesson* l : chosen_lessons()) {
        const outcome o = run(program({std::string(l->name), "--speed", "5", "--json"}));
        CAPTURE(l->name);
        CHECK(o.err.empty());
        const auto document = json_of(o.out);
        std::set<std::string> recorded;
        for (const auto& s : document.at("sides")) {
            for (const auto& m : s.at("metrics").items()) recorded.insert(m.key());
        }
        for (const column& c : l->columns) {
            CAPTURE(c.metric);
            CHECK(recorded.count(std::string(c.metric)) == 1);
            CHECK_FALSE(c.title.empty());
        }
        CHECK(document.at("unjudged").empty());
        for (const claim& c : l->claims) {
            CAPTURE(c.text);
            bool is_judged = false;
            for (const auto& judged : document.at("claims")) {
                is_judged |= judged.at("text").get<std::string>().ends_with(c.text);
            }
            CHECK(is_judged);
        }
    }
}
