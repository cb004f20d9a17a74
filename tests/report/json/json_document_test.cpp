#include "report/json/json_document.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "report/json/json_schema.hpp"
#include "report/json/json_value.hpp"
#include "report/json/sweep_json.hpp"
#include "report/schema_check.hpp"
#include "report/version.hpp"
#include "samples/sample_run.hpp"
#include "samples/sample_sweep.hpp"

using namespace asyncdemo;

namespace {

using json = nlohmann::ordered_json;

json document(const lesson_run& run) { return json::parse(json_document(run)); }

std::vector<std::string> names(const json& object) {
    std::vector<std::string> all;
    for (const auto& [name, value] : object.items()) all.push_back(name);
    return all;
}

using strings = std::vector<std::string>;

}  // namespace

TEST_CASE("the document has the fields of the contract in their order") {
    const json d = document(sample_run());
    CHECK(names(d) == strings{"schema_version", "asyncdemo", "lesson", "clock", "speed", "seed",
                              "parameters", "machine", "sides", "claims", "unjudged", "predictions",
                              "lateness_s", "complete", "verdict"});
    CHECK(names(d["sides"][0]) == strings{"name", "mistake", "ideal_s", "runs", "wall_s", "metrics",
                                          "rows", "spans", "series", "marks"});
    CHECK(names(d["sides"][0]["runs"][0]) ==
          strings{"wall_s", "cpu_s", "peak_in_flight", "peak_threads", "peak_rss_kb",
                  "voluntary_switches", "involuntary_switches", "exit"});
    CHECK(names(d["claims"][0]) ==
          strings{"text", "verdict", "measured", "bound", "relation", "unit"});
}

TEST_CASE("the document is indented as any other of ours, though it is written piece by piece") {
    lesson_run nothing_listed = sample_run();
    for (side_run& s : nothing_listed.sides) s.runs.clear();
    for (const lesson_run& run : {sample_run(), nothing_listed}) {
        const std::string text = json_document(run);
        CHECK(text == json_text(json::parse(text)));
    }
    const std::string sweep = json_document(sample_sweep({{1, 2, 4}, {1, 1, 1}}));
    CHECK(sweep == json_text(json::parse(sweep)));
}

TEST_CASE("a document that would be longer than it may be is not written") {
    const std::string text = json_document(sample_run());
    CHECK(json_document(sample_run(), text.size()) == text);
    CHECK_THROWS_AS(json_document(sample_run(), text.size() - 1), std::length_error);
}

TEST_CASE("a side that is a model says of which side, and others say nothing of it") {
    lesson l = sample_lesson();
    l.sides[1].model_of = "sequential";
    lesson_run run = sample_run();
    run.sides[1].of = &l.sides[1];
    const json d = document(run);
    CHECK(d["sides"][1]["model_of"] == "sequential");
    CHECK_FALSE(d["sides"][0].contains("model_of"));
    CHECK(
        violations(nlohmann::json::parse(json_schema()), nlohmann::json::parse(d.dump())).empty());
}

TEST_CASE("the document says what has run, and how") {
    const json d = document(sample_run());
    CHECK(d["schema_version"] == 1);
    CHECK(d["asyncdemo"] == version());
    CHECK(d["lesson"] == "gather");
    CHECK(d["clock"] == "real");
    CHECK(d["speed"].dump() == "1.0");
    CHECK(d["seed"] == 7);
    CHECK(d["machine"] == json{{"cpus", 2}, {"os", "Linux 6.1"}, {"compiler", "g++ 12.2"}});
}

TEST_CASE("a quota on the processors stands with the machine, where there is one") {
    lesson_run run = sample_run();
    run.machine.cpu_quota = 0.5;
    CHECK(document(run)["machine"]["cpu_quota"] == 0.5);
    CHECK(document(run)["machine"]["cpus"] == 2);
}

TEST_CASE("a prediction stands with its question, its figures, its grade and the reason") {
    CHECK(document(sample_run())["predictions"].empty());
    CHECK(document(predicted_sample_run())["predictions"] ==
          json::array({{{"side", "gather"},
                        {"asks", "After how long is it over?"},
                        {"predicted_s", 5.0},
                        {"measured_s", 3.002},
                        {"unit", "s"},
                        {"grade", "wrong"},
                        {"reason", "5.00 s is the sum."}}}));
    lesson_run run = predicted_sample_run();
    run.predictions[0].measured.reset();
    run.predictions[0].grade = grade::unclear;
    CHECK(document(run)["predictions"][0]["measured_s"].is_null());
}

TEST_CASE("a prediction has the truth, if it is known, and whether the measurement differs") {
    lesson_run run = predicted_sample_run();
    run.predictions[0].truth = seconds(3);
    CHECK(document(run)["predictions"][0]["truth_s"] == 3.0);
    CHECK_FALSE(document(run)["predictions"][0].contains("disturbed"));
    run.predictions[0].is_disturbed = true;
    CHECK(document(run)["predictions"][0]["disturbed"] == true);
}

TEST_CASE("what was predicted is named by its unit") {
    lesson_run run = predicted_sample_run();
    run.predictions[0].guess = 5;
    run.predictions[0].measured = 1;
    run.predictions[0].truth = 1;
    const json said = document(run)["predictions"][0];
    CHECK(said["unit"] == "count");
    CHECK(said["predicted"] == 5);
    CHECK(said["measured"] == 1);
    CHECK(said["truth"] == 1);
    CHECK_FALSE(said.contains("predicted_s"));
}

TEST_CASE("parameters are as chosen: seconds look like seconds and counts like counts") {
    lesson_run run = sample_run();
    run.chosen.speed = 10;
    CHECK(document(run)["parameters"].dump() ==
          R"({"first_wait_s":2.0,"second_wait_s":3.0,"rate_per_s":50.0,"tasks":500})");
}

TEST_CASE("a seed may use all of its bits") {
    lesson_run run = sample_run();
    run.chosen.seed = std::numeric_limits<std::uint64_t>::max();
    CHECK(document(run)["seed"].dump() == "18446744073709551615");
}

TEST_CASE("each side tells who it is and how long it should take, at the speed of the run") {
    lesson_run run = sample_run();
    CHECK(document(run)["sides"][0]["name"] == "sequential");
    CHECK(document(run)["sides"][0]["mistake"] == false);
    CHECK(document(run)["sides"][0]["ideal_s"].dump() == "5.0");
    CHECK(document(run)["sides"][2]["mistake"] == true);
    CHECK(document(run)["sides"][2]["ideal_s"].is_null());
    run.chosen.speed = 10;
    CHECK(document(run)["sides"][0]["ideal_s"].dump() == "0.5");
}

TEST_CASE("each round has its figures, times to the microsecond") {
    const json rounds = document(sample_run())["sides"][1]["runs"];
    REQUIRE(rounds.size() == 2);
    CHECK(rounds[0].dump() ==
          R"({"wall_s":3.001,"cpu_s":0.0004,"peak_in_flight":2,"peak_threads":1,)"
          R"("peak_rss_kb":3500,"voluntary_switches":3,"involuntary_switches":0,"exit":"ok"})");
    CHECK(rounds[1]["wall_s"] == 3.003);
    CHECK(rounds[1]["peak_in_flight"] == 0);
}

TEST_CASE("the wall times of a side are median, least and most") {
    CHECK(document(sample_run())["sides"][1]["wall_s"].dump() ==
          R"({"median":3.002,"min":3.001,"max":3.003})");
}

TEST_CASE("metrics, rows, spans, series and marks are those of the first round") {
    const json side = document(sample_run())["sides"][1];
    CHECK(side["metrics"].dump() ==
          R"({"age_s":1.0,"dropped":500,"queue_kb":812,"served_per_s":2.5})");
    CHECK(side["rows"].dump() == R"([{"client":1,"wait_s":2.0,"name":"A, \"x\""}])");
    CHECK(side["spans"].dump() == R"([{"lane":"A","what":"waits","start_s":0.0,"end_s":2.0},)"
                                  R"({"lane":"B","what":"waits","start_s":0.0,"end_s":3.0}])");
    CHECK(side["series"].dump() == R"([{"name":"queue depth","points":[[0.0,1],[1.5,2.5]]}])");
    CHECK(side["marks"].dump() == R"([{"lane":"A","what":"done","at_s":2.0}])");
}

TEST_CASE("claims have what was measured, the bound and how they relate") {
    const json claims = document(sample_run())["claims"];
    REQUIRE(claims.size() == 4);
    CHECK(claims[0].dump() ==
          R"({"text":"gather takes the longest wait","verdict":"pass","measured":3.002,)"
          R"("bound":3.3,"relation":"at_most","unit":"s"})");
    CHECK(claims[2].dump() == R"({"text":"gather waits on one thread","verdict":"pass",)"
                              R"("measured":1,"bound":1,"relation":"exactly","unit":"count"})");
}

TEST_CASE("each unit and relation of a claim has its name") {
    lesson_run run = sample_run();
    run.claims = {{"", verdict::pass, at_least_factor(12.5, 10), {}},
                  {"", verdict::pass, at_least_kilobytes(812, 100), {}},
                  {"", verdict::pass, at_most(rate{2.5}, rate{50}), {}}};
    const json claims = document(run)["claims"];
    CHECK(claims[0]["unit"] == "factor");
    CHECK(claims[0]["relation"] == "at_least");
    CHECK(claims[1]["unit"] == "kb");
    CHECK(claims[2]["unit"] == "per_s");
}

TEST_CASE("a claim without an answer has a reason and no figures") {
    const json claim = document(sample_run())["claims"][3];
    CHECK(claim["verdict"] == "inconclusive");
    CHECK(claim["measured"].is_null());
    CHECK(claim["bound"].is_null());
    CHECK(claim["reason"] == "the waits are equal");
}

TEST_CASE("the document ends with what was not judged, whether all sides ended, and the verdict") {
    const json d = document(sample_run());
    CHECK(d["unjudged"] == json::array({"gather takes less than threads"}));
    CHECK(d["lateness_s"].dump() == "[0.0001,0.0002]");
    CHECK(d["complete"] == true);
    CHECK(d["verdict"] == "fail");
    lesson_run good = sample_run();
    good.claims.resize(1);
    CHECK(document(good)["verdict"] == "pass");
}

TEST_CASE("a side that hung tells so, with its problem and without figures that it has not") {
    const json d = document(sample_run_with_a_timeout());
    const json& side = d["sides"][1];
    CHECK(d["complete"] == false);
    CHECK(side["runs"][0]["exit"] == "timeout");
    CHECK(side["runs"][0]["problem"].get<std::string>().find("was ended after 60 s") == 0);
    CHECK(side["runs"][0]["cpu_s"].is_null());
    CHECK(side["wall_s"].is_null());
}

TEST_CASE("a side without a round is in the document") {
    lesson_run run = sample_run();
    run.sides[1].runs.clear();
    const json side = document(run)["sides"][1];
    CHECK(side["runs"].dump() == "[]");
    CHECK(side["wall_s"].is_null());
    CHECK(side["spans"].dump() == "[]");
    CHECK(side["metrics"].dump() == "{}");
}

TEST_CASE("on the virtual clock what is measured of the machine is null or left out") {
    const json d = document(virtual_sample_run());
    CHECK(d["clock"] == "virtual");
    CHECK_FALSE(d.contains("lateness_s"));
    for (const auto* name :
         {"cpu_s", "peak_threads", "peak_rss_kb", "voluntary_switches", "involuntary_switches"}) {
        CAPTURE(name);
        CHECK(d["sides"][1]["runs"][0].at(name).is_null());
    }
    CHECK(d["sides"][1]["runs"][0]["peak_in_flight"] == 2);
}

TEST_CASE("two runs on the virtual clock differ in nothing that is written") {
    lesson_run late = virtual_sample_run();
    late.lateness_s = {0.5};
    CHECK(json_document(virtual_sample_run()) == json_document(late));
}

TEST_CASE("noise below the microsecond does not change the document") {
    lesson_run noisy = sample_run();
    noisy.sides[1].runs[0].spans[0].end_s += 1e-12;
    noisy.sides[1].runs[0].spans[0].start_s = -1e-12;
    noisy.sides[1].runs[0].metrics["age_s"] += 1e-12;
    CHECK(json_document(sample_run()) == json_document(noisy));
}

TEST_CASE("the document is indented by two spaces and ends with a newline") {
    const std::string text = json_document(sample_run());
    CHECK(text.find("{\n  \"schema_version\": 1,\n  \"asyncdemo\": \"") == 0);
    CHECK(text.substr(text.size() - 3) == "\n}\n");
}

TEST_CASE("a problem in bytes that are not UTF-8 still gives a document") {
    lesson_run run = sample_run_with_a_timeout();
    run.sides[1].runs[0].problem = "bad \xff byte";
    CHECK(document(run)["sides"][1]["runs"][0]["problem"] == "bad \xEF\xBF\xBD byte");
}

TEST_CASE("a metric that is no finite number is null") {
    lesson_run run = sample_run();
    run.sides[1].runs[0].metrics["age_s"] = std::numeric_limits<double>::quiet_NaN();
    run.sides[1].runs[0].metrics["dropped"] = std::numeric_limits<double>::infinity();
    CHECK(document(run)["sides"][1]["metrics"]["age_s"].is_null());
    CHECK(document(run)["sides"][1]["metrics"]["dropped"].is_null());
}
