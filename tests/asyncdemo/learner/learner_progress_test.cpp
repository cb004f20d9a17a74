#include "asyncdemo/learner/learner_progress.hpp"

#include <doctest/doctest.h>

#include <ctime>
#include <map>
#include <string>

#include "support/text.hpp"

using namespace asyncdemo;

namespace {

const lesson_progress done_early{lesson_state::done, "2026-01-01T10:00:00Z",
                                 prediction_score{2, 3}};
const lesson_progress done_late{lesson_state::done, "2026-02-02T10:00:00Z", {}};
const lesson_progress skipped_late{lesson_state::skipped, "2026-03-03T10:00:00Z", {}};

std::string with_entry(const std::string& entry) {
    return R"({"schema_version":1,"lessons":{"gather":)" + entry + "}}";
}

std::string why_not(const std::string& text) {
    try {
        learner_progress::parse(text);
    } catch (const bad_progress& e) {
        return e.what();
    }
    return "";
}

}  // namespace

TEST_CASE("at first nothing is done") {
    CHECK(learner_progress().of("gather") == lesson_progress{});
}

TEST_CASE("what was noted is read back") {
    learner_progress all;
    all.note("gather", done_early);
    all.note("sockets", skipped_late);
    const learner_progress again = learner_progress::parse(all.text());
    CHECK(again.of("gather") == done_early);
    CHECK(again.of("sockets") == skipped_late);
    CHECK(again.of("threads") == lesson_progress{});
}

TEST_CASE("what was done once stays done, however it is left later") {
    learner_progress all;
    all.note("gather", done_early);
    all.note("gather", skipped_late);
    CHECK(all.of("gather") == done_early);
    all.note("gather", done_late);
    CHECK(all.of("gather") == done_late);
}

TEST_CASE("what was skipped can be done later") {
    learner_progress all;
    all.note("gather", skipped_late);
    all.note("gather", done_late);
    CHECK(all.of("gather") == done_late);
}

TEST_CASE("the part that was reached is remembered until the lesson was gone through") {
    learner_progress all;
    all.note_place("gather", {.part = "await-in-turn"}, "2026-01-01T10:00:00Z");
    all.note_place("sockets", {.part = "story"}, "2026-01-01T10:00:00Z");
    const learner_progress again = learner_progress::parse(all.text());
    CHECK(again.of("gather").place.part == "await-in-turn");
    CHECK(again.of("gather").state == lesson_state::not_yet);
    CHECK(again.left_lesson() == "sockets");
    all.note("sockets", skipped_late);
    CHECK(all.of("sockets").place.part.empty());
    CHECK(all.left_lesson().empty());
    CHECK(all.of("gather").place.part == "await-in-turn");
}

TEST_CASE("a lesson that was done stays done when it is left in the middle later") {
    learner_progress all;
    all.note("gather", done_early);
    all.note_place("gather", {.part = "gather"}, "2026-03-03T10:00:00Z");
    CHECK(all.of("gather").state == lesson_state::done);
    CHECK(all.of("gather").predictions == done_early.predictions);
    CHECK(all.left_lesson() == "gather");
    all.note("gather", skipped_late);
    CHECK(all.of("gather") == done_early);
}

TEST_CASE("an entry with a part alone is one that earlier programs can read") {
    learner_progress all;
    all.note_place("gather", {.part = "story"}, "2026-01-01T10:00:00Z");
    const auto entry = nlohmann::json::parse(all.text()).at("lessons").at("gather");
    CHECK(entry.at("state") == "not yet");
    CHECK(entry.at("at") == "2026-01-01T10:00:00Z");
}

TEST_CASE("what was chosen, said and seen is remembered with the part, until it is gone through") {
    const lesson_place place{.part = "gather",
                             .speed = 2,
                             .parameters = {{"a", "7s"}},
                             .answers = {{"sequential", 10}, {"gather", 0.25}},
                             .shown = {"sequential"}};
    learner_progress all;
    all.note_place("gather", place, "2026-01-01T10:00:00Z");
    CHECK(learner_progress::parse(all.text()).of("gather").place == place);
    all.note_place("gather", {.part = "end"}, "2026-01-01T10:00:00Z");
    CHECK(all.of("gather").place == lesson_place{.part = "end"});
    all.note_place("gather", place, "2026-01-01T10:00:00Z");
    all.note("gather", done_late);
    CHECK(all.of("gather") == done_late);
    CHECK_FALSE(contains(all.text(), "kept"));
}

TEST_CASE("whatever else stands where answers are kept is none of them") {
    const auto kept = [](const std::string& what) {
        return learner_progress::parse(
                   with_entry(
                       R"({"state":"done","at":"2026-01-01T10:00:00Z","part":"end","kept":)" +
                       what + "}"))
            .of("gather")
            .place;
    };
    const lesson_place nothing{.part = "end"};
    for (const char* what :
         {"null", "7", "[]", "{}",
          R"({"speed":"2","parameters":[],"answers":{"a":null},"shown":{}})",
          R"({"speed":null,"parameters":{"a":7},"answers":"x","shown":[1,[],{}]})"}) {
        CAPTURE(what);
        CHECK(kept(what) == nothing);
    }
    CHECK(kept(R"({"answers":{"a":"x","b":2},"more":1})").answers ==
          std::map<std::string, double>{{"b", 2}});
}

TEST_CASE("a part that is no text is none") {
    const auto odd = learner_progress::parse(
        R"({"schema_version":1,"left":7,"lessons":{
            "gather":{"state":"done","at":"2026-01-01T10:00:00Z","part":3}}})");
    CHECK(odd.of("gather").place.part.empty());
    CHECK(odd.left_lesson().empty());
}

TEST_CASE("what a later program has noted stays as it is") {
    learner_progress all = learner_progress::parse(
        R"({"schema_version":1,"mood":"good","lessons":{
            "gather":{"state":"done","at":"2026-01-01T10:00:00Z","stars":5},
            "actors":{"state":"mastered","at":"2026-01-01T10:00:00Z","by":{"heart":true}}}})");
    CHECK(all.of("actors").state == lesson_state::not_yet);
    all.note("gather", done_late);
    all.note("sockets", done_late);
    const auto document = nlohmann::json::parse(all.text());
    CHECK(document.at("mood") == "good");
    CHECK(document.at("lessons").at("gather").at("stars") == 5);
    CHECK(document.at("lessons").at("actors").at("state") == "mastered");
    CHECK(document.at("lessons").at("actors").at("by").at("heart") == true);
}

TEST_CASE("a text that is no progress is refused with the reason") {
    CHECK(why_not("") == "is not JSON");
    CHECK(why_not("{") == "is not JSON");
    CHECK(why_not(std::string(1000, '\0')) == "is not JSON");
    CHECK(why_not("\"\xff\"") == "is not JSON");
    for (const char* other : {"null", "[]", "7", "{}", R"({"schema_version":1})",
                              R"({"schema_version":1,"lessons":[]})"}) {
        CAPTURE(other);
        CHECK(why_not(other) == "is JSON of another kind");
    }
    CHECK(why_not(R"({"schema_version":"1","lessons":{}})") == "belongs to another program");
    CHECK(why_not(R"({"schema_version":0,"lessons":{}})") == "belongs to another program");
    CHECK(why_not(R"({"schema_version":2,"lessons":{}})") ==
          "comes from a later version of asyncdemo (schema_version 2)");
}

TEST_CASE(
    "a text that is nested without end is refused, for to write it would take all the stack") {
    const std::string deep = std::string(400'000, '[') + std::string(400'000, ']');
    CHECK(why_not(deep) == "is JSON of another kind");
    CHECK(why_not(R"({"schema_version":1,"lessons":{},"more":)" + deep + "}") ==
          "is JSON of another kind");
    CHECK(why_not(R"({"schema_version":1,"lessons":{},"more":[[[[1]]]]})").empty());
}

TEST_CASE("an entry that is none is refused, since it would be shown") {
    CHECK(why_not(with_entry(R"({"state":"done","at":"2026-01-01T10:00:00Z"})")).empty());
    for (
        const char* entry :
        {"null", "\"done\"", "{}", R"({"state":"done"})", R"({"state":1,"at":""})",
         R"({"state":"done","at":"yesterday"})",
         R"({"state":"done","at":"2026-01-01T10:00:00\u001b"})",
         R"({"state":"done","at":"2026-01-01T10:00:00Z","predictions":3})",
         R"({"state":"done","at":"2026-01-01T10:00:00Z","predictions":{"right":4,"of":3}})",
         R"({"state":"done","at":"2026-01-01T10:00:00Z","predictions":{"right":-1,"of":3}})",
         R"({"state":"done","at":"2026-01-01T10:00:00Z","predictions":{"right":1.5,"of":3}})",
         R"({"state":"done","at":"2026-01-01T10:00:00Z","predictions":{"right":0,"of":18446744073709551615}})"}) {
        CAPTURE(entry);
        CHECK_FALSE(why_not(with_entry(entry)).empty());
    }
}

TEST_CASE("fields that nobody knows cost what as many bytes of anything cost") {
    constexpr int many = 50'000;
    std::string fields;
    std::string list;
    for (int i = 0; i < many; ++i) {
        fields += ",\"" + std::to_string(i) + "\":1";
        list += ",\"" + std::to_string(i) + "\",1";
    }
    const auto processor_time_of = [](const std::string& more) {
        const std::clock_t begin = std::clock();
        learner_progress::parse(R"({"schema_version":1,"lessons":{})" + more + "}");
        return static_cast<double>(std::clock() - begin);
    };
    const double of_list = processor_time_of(R"(,"more":[0)" + list + "]");
    CHECK(processor_time_of(fields) < 30 * of_list);  // a thousand times, where each is compared
}
