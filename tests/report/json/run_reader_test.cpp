#include "report/json/run_reader.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "report/json/sample_documents.hpp"

using namespace asyncdemo;

using json = nlohmann::ordered_json;

TEST_CASE("a document that is read back gives the same document") {
    lesson_run without_numbers = sample_run();
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    without_numbers.sides[1].runs[0].metrics["age_s"] = none;
    without_numbers.sides[1].runs[0].rows[0].emplace_back("late_s", none);
    without_numbers.sides[1].runs[0].series[0].points.emplace_back(2.0, none);
    without_numbers.claims[0].found.measured = none;
    for (const lesson_run& run : {sample_run(), virtual_sample_run(), predicted_sample_run(),
                                  sample_run_with_a_timeout(), without_numbers}) {
        const std::string text = json_document(run);
        CHECK(json_document(read_back(text)) == text);
    }
}

TEST_CASE("walls between two microseconds do not move the median") {
    lesson_run run = sample_run();
    run.sides[0].runs[0].wall_s = 5.0000014;
    run.sides[0].runs[1].wall_s = 5.0000024;
    const std::string text = json_document(run);
    CHECK(json_document(read_back(text)) == text);
}

TEST_CASE("a quota on the processors is read back") {
    lesson_run run = sample_run();
    run.machine.cpu_quota = 1.5;
    CHECK(read_back(json_document(run)).machine.cpu_quota == 1.5);
    run.machine.cpu_quota.reset();
    CHECK_FALSE(read_back(json_document(run)).machine.cpu_quota);
}

TEST_CASE("how long a side had no processor is in the document where that is known") {
    const std::string without = json_document(sample_run());
    CHECK(without.find("run_delay_s") == std::string::npos);
    CHECK(read_back(without).sides[1].runs[0].usage->run_delay_s == 0);
    lesson_run run = sample_run();
    run.sides[1].runs[0].usage->run_delay_s = 0.25;
    CHECK(read_back(json_document(run)).sides[1].runs[0].usage->run_delay_s == 0.25);
}

TEST_CASE("what is read back is the run") {
    const lesson_run run = read_back(json_document(sample_run()));
    CHECK(run.of == &sample_lesson());
    CHECK(run.recorded_by.has_value());
    CHECK(run.machine.os == "Linux 6.1");
    CHECK(run.chosen.values == sample_run().chosen.values);
    REQUIRE(run.sides.size() == 3);
    CHECK(run.sides[1].of == &sample_lesson().sides[1]);
    REQUIRE(run.sides[1].runs.size() == 2);
    CHECK(run.sides[1].runs[0].spans.size() == 2);
    CHECK(run.sides[1].runs[1].spans.empty());
    CHECK(run.sides[1].runs[1].usage->peak_rss_kb == 3500);
    CHECK(run.verdict() == verdict::fail);
    CHECK(run.claims[3].found.unanswerable == "the waits are equal");
}

TEST_CASE("the peak in flight is the one that was counted, also where the spans are gone") {
    CHECK(read_back(with("/sides/1/runs/1/peak_in_flight", 7)).sides[1].runs[1].peak_in_flight() ==
          7);
}

TEST_CASE("a run that was interrupted is read back as such, whatever was left of it") {
    lesson_run run = sample_run();
    run.was_interrupted = true;  // its last round was left out
    CHECK(read_back(json_document(run)).was_interrupted);
    CHECK_FALSE(read_back(json_document(sample_run())).was_interrupted);
    CHECK_FALSE(read_back(json_document(sample_run_with_a_timeout())).was_interrupted);
    const lesson_run first_round = read_back(with("/sides/1/runs/1/exit", "interrupted"));
    CHECK(first_round.was_interrupted);
}

TEST_CASE("what an earlier version took for a pass, with nothing judged, is inconclusive") {
    json d = json::parse(json_document(sample_run()));
    d["claims"] = json::array();
    d["verdict"] = "pass";
    CHECK(read_back(d.dump()).verdict() == verdict::inconclusive);
    d["verdict"] = "fail";
    CHECK(complaint(d.dump()) == "verdict: is not what the claims say");
}

TEST_CASE("the version that recorded stays in the document") {
    const std::string text = with("/asyncdemo", "0.0.9");
    CHECK(json::parse(json_document(read_back(text)))["asyncdemo"] == "0.0.9");
}

TEST_CASE("fields that it does not know are skipped, and the order is free") {
    json d = json::parse(json_document(predicted_sample_run()));
    d["new"] = {{"nested", json::array({1, json::object(), "x"})}};
    d["sides"][0]["spans_of_tomorrow"] = json::array({json::array()});
    d["sides"][1]["spans"][0]["color"] = nullptr;
    const json sorted = json::parse(nlohmann::json::parse(d.dump()).dump());
    CHECK(json_document(read_back(d.dump())) == json_document(predicted_sample_run()));
    CHECK(complaint(sorted.dump()).empty());
}
