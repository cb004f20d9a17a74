// What a lesson records and is found to hold, with its mistake.
#include <doctest/doctest.h>

#include "lesson/contract/complaints.hpp"
#include "lessons/measured_lesson.hpp"
#include "program/programs.hpp"
#include "report/json/json_schema.hpp"
#include "report/schema_check.hpp"

using namespace asyncdemo;

TEST_CASE("a lesson that runs with its mistake does what the contract asks for") {
    for (const measured_lesson& m : measured_lessons()) {
        CAPTURE(m.lesson().name);
        for (const std::string& complaint : complaints(m.run)) FAIL_CHECK(complaint);
        for (const judged_claim& c : m.run.claims) {
            CAPTURE(c.text);
            CHECK((c.verdict != verdict::fail || c.found.measured != c.found.bound));
        }
    }
}

TEST_CASE("the process of a run ends as its verdict says, and leaves none behind") {
    for (const measured_lesson& m : measured_lessons()) {
        CAPTURE(m.outcome);
        CHECK(m.outcome.left_over.empty());
        const bool has_failed = m.document.at("verdict") == "fail";
        CHECK(m.outcome.exit_code == (has_failed ? 1 : 0));
        CHECK(m.outcome.err.empty() == has_failed);  // what is unclear is told
    }
}

TEST_CASE("the document of a run keeps the schema, and has what was asked for") {
    for (const measured_lesson& m : measured_lessons()) {
        CAPTURE(m.lesson().name);
        CHECK(violations(nlohmann::json::parse(json_schema()), m.document).empty());
        CHECK(m.document.at("lesson") == m.lesson().name);
        CHECK(m.document.at("speed") == 5.0);
        CHECK(m.document.at("parameters").size() == m.lesson().parameters.size());
        for (const side& s : m.lesson().sides) {
            CAPTURE(s.name);
            const auto& runs = side_of(m.document, s.name).at("runs");
            REQUIRE(runs.size() == 1);
            CHECK(runs.at(0).at("wall_s").get<double>() > 0);
            CHECK(runs.at(0).at("peak_threads").get<int>() >= 1);
        }
    }
}
