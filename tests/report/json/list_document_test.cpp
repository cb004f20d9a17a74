#include "report/json/list_document.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "samples/sample_run.hpp"

using namespace asyncdemo;

namespace {

using json = nlohmann::ordered_json;

json list(const std::vector<lesson>& lessons) { return json::parse(list_json(lessons)); }

}  // namespace

TEST_CASE("the list has each lesson with its fields") {
    const json lessons = list({sample_lesson()});
    REQUIRE(lessons.size() == 1);
    const json& l = lessons[0];
    CHECK(l["name"] == "gather");
    CHECK(l["part"] == 2);
    CHECK(l["question"] == sample_lesson().question);
    CHECK(l["time_s"].dump() == "5.0");
    CHECK(l["sides"] == json{"sequential", "gather"});
    CHECK(l["mistakes"] == json{"no-gather"});
}

TEST_CASE("the list keeps the order of the lessons") {
    lesson other = sample_lesson();
    other.name = "another";
    const json lessons = list({sample_lesson(), other});
    CHECK(lessons[0]["name"] == "gather");
    CHECK(lessons[1]["name"] == "another");
}

TEST_CASE("a lesson has a virtual clock only when a side can run on it") {
    lesson l = sample_lesson();
    CHECK(list({l})[0]["clocks"] == json{"real", "virtual"});
    for (side& s : l.sides) s.needs = "sockets";
    CHECK(list({l})[0]["clocks"] == json::array({"real"}));
}

TEST_CASE("a parameter tells its unit, its default and its range as numbers") {
    CHECK(list({sample_lesson()})[0]["parameters"].dump() ==
          R"([{"name":"first-wait","unit":"s","default":2.0,"range":[0.001,60.0]},)"
          R"({"name":"second-wait","unit":"s","default":3.0,"range":[0.001,60.0]},)"
          R"({"name":"rate","unit":"per_s","default":50.0,"range":[0.5,1000.0]},)"
          R"({"name":"tasks","unit":"count","default":500,"range":[1,1000000]}])");
}

TEST_CASE("a list without lessons is an empty array") { CHECK(list_json({}) == "[]\n"); }
