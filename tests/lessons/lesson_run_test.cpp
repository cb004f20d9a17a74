// A lesson run as a process, with its mistake: the one that the variable LESSON names, or all.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "lessons/catalog.hpp"
#include "programs.hpp"
#include "report/json/json_schema.hpp"
#include "report/schema_check.hpp"

using namespace asyncdemo;

namespace {

std::vector<const lesson*> chosen_lessons() {
    const char* const name = std::getenv("LESSON");
    if (name != nullptr) return {&find(all_lessons(), name)->lesson};
    std::vector<const lesson*> all;
    for (const catalog_entry& e : all_lessons()) all.push_back(&e.lesson);
    return all;
}

// What the lesson records and is found to hold, with its mistake.
nlohmann::json faulty_run_of(const lesson& l) {
    const outcome o = run(program({std::string(l.name), "--mistake", "--speed", "5", "--json"}));
    CAPTURE(o);
    CHECK(o.left_over.empty());
    nlohmann::json document = json_of(o.out);
    const bool has_failed = document.at("verdict") == "fail";
    CHECK(o.exit_code == (has_failed ? 1 : 0));
    CHECK(o.err.empty() == has_failed);  // what is unclear is told
    return document;
}

bool is_about_mistake(std::string_view text, const lesson& l) {
    return std::any_of(l.sides.begin(), l.sides.end(), [text](const side& s) {
        return s.is_mistake() && text.starts_with(std::string(s.name) + " ");
    });
}

// On a busy machine, which is late by as much as a side takes at this speed, nothing is sure.
bool is_drowned(const nlohmann::json& judged) {
    return judged.at("verdict") == "inconclusive" &&
           contains(judged.at("reason").get<std::string>(), "choose a lower --speed");
}

void check_claims(const lesson& l, const nlohmann::json& document) {
    CHECK(document.at("unjudged").empty());
    int broken = 0;
    std::set<std::string> judged;
    for (const auto& c : document.at("claims")) {
        const auto text = c.at("text").get<std::string>();
        CAPTURE(text);
        judged.insert(text.substr(text.find(' ') + 1));
        if (c.at("verdict") == "fail") {
            CHECK(is_about_mistake(text, l));
            CHECK(c.at("measured") != c.at("bound"));
            ++broken;
        } else if (is_about_mistake(text, l) && is_drowned(c)) {
            ++broken;
        }
    }
    CHECK(broken > 0);
    for (const claim& c : l.claims) {
        CAPTURE(c.text);
        CHECK(judged.count(std::string(c.text)) == 1);
    }
}

void check_columns(const lesson& l, const nlohmann::json& document) {
    std::set<std::string> recorded;
    for (const auto& s : document.at("sides")) {
        for (const auto& m : s.at("metrics").items()) recorded.insert(m.key());
    }
    for (const column& c : l.columns) {
        CAPTURE(c.metric);
        CHECK(recorded.count(std::string(c.metric)) == 1);
        CHECK_FALSE(c.title.empty());
    }
}

}  // namespace

TEST_CASE("the mistake breaks a claim; all else that a lesson promises is there") {
    for (const lesson* l : chosen_lessons()) {
        CAPTURE(l->name);
        const nlohmann::json document = faulty_run_of(*l);
        CHECK(violations(nlohmann::json::parse(json_schema()), document).empty());
        check_claims(*l, document);
        check_columns(*l, document);
    }
}
