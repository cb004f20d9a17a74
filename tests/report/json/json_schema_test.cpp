#include "report/json/json_schema.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "report/json/json_document.hpp"
#include "report/json/list_document.hpp"
#include "report/schema_check.hpp"
#include "samples/sample_run.hpp"

using namespace asyncdemo;

TEST_CASE("the schema accepts every document") {
    const nlohmann::json schema = nlohmann::json::parse(json_schema());
    lesson_run without_sides = sample_run();
    without_sides.sides.clear();
    lesson_run without_rounds = sample_run();
    without_rounds.sides[0].runs.clear();
    for (const lesson_run& run : {sample_run(), virtual_sample_run(), predicted_sample_run(),
                                  sample_run_with_a_timeout(), without_rounds, without_sides}) {
        CHECK(violations(schema, nlohmann::json::parse(json_document(run))) ==
              std::vector<std::string>{});
    }
}

TEST_CASE("the schema accepts the list of the lessons") {
    const nlohmann::json schema = nlohmann::json::parse(json_schema());
    const auto list = nlohmann::json::parse(list_json({*sample_run().of}));
    CHECK(violations(schema, list).empty());
    nlohmann::json less = list;
    less[0].erase("sides");
    CHECK_FALSE(violations(schema, less).empty());
}

TEST_CASE("the schema allows fields that it does not name") {
    const nlohmann::json schema = nlohmann::json::parse(json_schema());
    nlohmann::json more = nlohmann::json::parse(json_document(sample_run()));
    more["new"] = 1;
    more["sides"][0]["new"] = nullptr;
    CHECK(violations(schema, more).empty());
}

TEST_CASE("the schema requires every field that each document has") {
    const nlohmann::json schema = nlohmann::json::parse(json_schema());
    lesson_run run = virtual_sample_run();
    run.predictions = predicted_sample_run().predictions;
    const nlohmann::json good = nlohmann::json::parse(json_document(run));
    for (const auto* place :
         {"", "/machine", "/sides/1", "/sides/1/runs/0", "/sides/1/wall_s", "/sides/1/spans/0",
          "/sides/1/series/0", "/sides/1/marks/0", "/claims/0", "/predictions/0"}) {
        const nlohmann::json::json_pointer at(place);
        for (const auto& [name, value] : good[at].items()) {
            CAPTURE(place);
            CAPTURE(name);
            nlohmann::json less = good;
            less[at].erase(name);
            CHECK_FALSE(violations(schema, less).empty());
        }
    }
}

TEST_CASE("the schema refuses values that the document never has") {
    const nlohmann::json schema = nlohmann::json::parse(json_schema());
    const nlohmann::json good = nlohmann::json::parse(json_document(predicted_sample_run()));
    const std::pair<const char*, nlohmann::json> wrong[] = {
        {"/schema_version", 2},
        {"/clock", "simulated"},
        {"/speed", 0},
        {"/seed", -1},
        {"/parameters/tasks", "500"},
        {"/sides", nullptr},
        {"/sides/0/ideal_s", "5 s"},
        {"/sides/0/runs/0/exit", "killed"},
        {"/sides/0/runs/0/wall_s", nullptr},
        {"/sides/0/runs/0/peak_threads", 1.5},
        {"/sides/0/wall_s/median", -1},
        {"/sides/1/metrics/age_s", "old"},
        {"/sides/1/rows/0/client", nlohmann::json::array()},
        {"/sides/1/spans/0/end_s", nullptr},
        {"/sides/1/series/0/points/0", nlohmann::json::array({0.0})},
        {"/sides/1/series/0/points/0", nlohmann::json::array({nullptr, 1})},
        {"/sides/1/marks/0/at_s", "2"},
        {"/claims/0/verdict", "ok"},
        {"/claims/0/unit", "seconds"},
        {"/claims/0/relation", "<="},
        {"/predictions/0/grade", "bad"},
        {"/predictions/0/predicted_s", nullptr},
        {"/complete", "yes"},
        {"/verdict", nullptr},
    };
    for (const auto& [place, value] : wrong) {
        CAPTURE(place);
        nlohmann::json bad = good;
        bad.at(nlohmann::json::json_pointer(place)) = value;
        CHECK_FALSE(violations(schema, bad).empty());
    }
}
