// What a lesson records and is found to hold, with its mistake.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "lessons/measured_lesson.hpp"
#include "program/programs.hpp"
#include "report/json/json_schema.hpp"
#include "report/schema_check.hpp"

using namespace asyncdemo;

namespace {

void check_ending(const measured_lesson& m) {
    CAPTURE(m.outcome);
    CHECK(m.outcome.left_over.empty());
    const std::string verdict = m.document.at("verdict");
    const bool has_failed = verdict == "fail";
    CHECK(verdict != "pass");
    CHECK(m.outcome.exit_code == (has_failed ? 1 : 0));
    CHECK(m.outcome.err.empty() == has_failed);  // what is unclear is told
}

void check_settings(const lesson& l, const nlohmann::json& document) {
    CHECK(document.at("lesson") == l.name);
    CHECK(document.at("speed") == 5.0);
    CHECK(document.at("parameters").size() == l.parameters.size());
}

void check_sides(const lesson& l, const nlohmann::json& document) {
    REQUIRE(document.at("sides").size() == l.sides.size());
    for (const side& s : l.sides) {
        CAPTURE(s.name);
        const auto& runs = side_of(document, s.name).at("runs");
        REQUIRE(runs.size() == 1);
        CHECK(runs.at(0).at("wall_s").get<double>() > 0);
        CHECK(runs.at(0).at("peak_threads").get<int>() >= 1);
    }
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
    for (const measured_lesson& m : measured_lessons()) {
        CAPTURE(m.lesson().name);
        CHECK(violations(nlohmann::json::parse(json_schema()), m.document).empty());
        check_ending(m);
        check_settings(m.lesson(), m.document);
        check_sides(m.lesson(), m.document);
        check_claims(m.lesson(), m.document);
        check_columns(m.lesson(), m.document);
    }
}
