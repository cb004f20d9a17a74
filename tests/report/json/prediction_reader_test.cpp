// What a document says of predictions, read back.
#include "report/json/prediction_reader.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "report/json/json_document.hpp"
#include "report/json/sample_documents.hpp"
#include "samples/sample_run.hpp"

using namespace asyncdemo;

TEST_CASE("an answer is read back in its unit, with the truth") {
    lesson_run run = predicted_sample_run();
    run.predictions[0].truth = seconds(3);
    run.predictions[0].is_disturbed = true;
    const lesson_run again = read_back(json_document(run));
    CHECK(again.predictions.at(0).truth == run.predictions[0].truth);
    CHECK(again.predictions.at(0).is_disturbed);
}

TEST_CASE("an answer to what an older version asked for is left out") {
    auto d = nlohmann::ordered_json::parse(json_document(predicted_sample_run()));
    nlohmann::ordered_json& said = d["predictions"][0];
    said["unit"] = "count";
    for (const char* name : {"predicted", "measured"}) {
        said[name] = said[std::string(name) + "_s"];
        said.erase(std::string(name) + "_s");
    }
    said.erase("truth_s");
    CHECK(read_back(d.dump()).predictions.empty());
}

TEST_CASE("a side that is answered twice is told") {
    auto d = nlohmann::ordered_json::parse(json_document(predicted_sample_run()));
    d["predictions"].push_back(d["predictions"][0]);
    const std::size_t last = d["predictions"].size() - 1;
    CHECK(complaint(d.dump()) ==
          "predictions[" + std::to_string(last) + "].side: is answered twice");
}

TEST_CASE("a prediction without an answer is none") {
    auto d = nlohmann::ordered_json::parse(json_document(predicted_sample_run()));
    d["predictions"][0].erase("predicted_s");
    CHECK(complaint(d.dump()).find("says nothing that was predicted") != std::string::npos);
}

TEST_CASE("a wrong value of a prediction is told with its place") {
    struct wrong {
        const char* place;
        nlohmann::ordered_json value;
        const char* expected;
    };
    const wrong all[] = {
        {"/predictions/0/side", "gether", "predictions[0].side: \"gether\" is not a side of"},
        {"/predictions/0/predicted_s", 1e10, "predicted_s: is no answer"},
        {"/predictions/0/predicted_s", "5", "predictions[0].predicted_s: is not a number"},
        {"/predictions/0/measured_s", true, "predictions[0].measured_s: is not a number"},
        {"/predictions/0/unit", "weeks", "predictions[0].unit: is \"weeks\", and can be s, count"},
        {"/predictions/0/unit", "count", "predictions[0]: has figures that are not in its unit"},
        {"/predictions/0/predicted", 3, "predictions[0]: has figures that are not in its unit"},
        {"/predictions/0/asks", 5, "predictions[0].asks: is not a text"},
        {"/predictions/0/grade", 5, "predictions[0].grade: is not a text"},
        {"/predictions/0/grade", "A", "predictions[0].grade: is \"A\", and can be right, close"},
    };
    for (const auto& [place, value, expected] : all) {
        CAPTURE(place);
        const std::string found = complaint(with(place, value));
        CAPTURE(found);
        CAPTURE(expected);
        CHECK(found.find(expected) != std::string::npos);
    }
}
