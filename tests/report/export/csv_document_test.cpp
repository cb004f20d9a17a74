#include "report/export/csv_document.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "samples/sample_run.hpp"

using namespace asyncdemo;

namespace {

// As RFC 4180 has it: lines of fields, where a quoted field may hold commas, quotes and line ends.
std::vector<std::vector<std::string>> parse(std::string_view csv) {
    std::vector<std::vector<std::string>> lines;
    bool is_quoted = false;
    bool is_new_line = true;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        if (std::exchange(is_new_line, false)) lines.push_back({""});
        std::string& field = lines.back().back();
        if (is_quoted) {
            if (csv[i] != '"') {
                field += csv[i];
            } else if (i + 1 < csv.size() && csv[i + 1] == '"') {
                field += csv[++i];
            } else {
                is_quoted = false;
            }
        } else if (csv[i] == '"') {
            is_quoted = true;
        } else if (csv[i] == ',') {
            lines.back().emplace_back();
        } else if (csv.substr(i, 2) == "\r\n") {
            is_new_line = true;
            ++i;
        } else {
            field += csv[i];
        }
    }
    return lines;
}

std::string field(const std::vector<std::vector<std::string>>& lines, std::size_t line,
                  std::string_view column) {
    const auto at = std::find(lines[0].begin(), lines[0].end(), column);
    REQUIRE(at != lines[0].end());
    return lines.at(line).at(static_cast<std::size_t>(at - lines[0].begin()));
}

}  // namespace

TEST_CASE("the first line of the CSV names the columns, the metrics last") {
    const std::string csv = csv_document(sample_run());
    CHECK(csv.substr(0, csv.find("\r\n")) ==
          "lesson,clock,speed,seed,complete,verdict,side,mistake,run,exit,wall_s,ideal_s,cpu_s,"
          "peak_in_flight,"
          "peak_threads,peak_rss_kb,voluntary_switches,involuntary_switches,"
          "age_s,dropped,queue_kb,served_per_s");
}

TEST_CASE("the CSV has a line for each side and round, with as many fields as the first line") {
    const auto lines = parse(csv_document(sample_run()));
    REQUIRE(lines.size() == 7);
    for (const auto& line : lines) CHECK(line.size() == lines[0].size());
    CHECK(field(lines, 1, "side") == "sequential");
    CHECK(field(lines, 1, "run") == "1");
    CHECK(field(lines, 2, "side") == "sequential");
    CHECK(field(lines, 2, "run") == "2");
    CHECK(field(lines, 5, "side") == "no-gather");
}

TEST_CASE("a line of the CSV has the figures of its round") {
    const std::string csv = csv_document(sample_run());
    CHECK(csv.find("\r\ngather,real,1,7,true,fail,gather,false,1,ok,3.001,3,0.0004,2,1,3500,3,0,"
                   "1,500,812,2.5\r\n") != std::string::npos);
    const auto lines = parse(csv);
    CHECK(field(lines, 4, "wall_s") == "3.003");
    CHECK(field(lines, 5, "mistake") == "true");
}

TEST_CASE("what a side does not have is an empty field") {
    const auto lines = parse(csv_document(virtual_sample_run()));
    CHECK(field(lines, 2, "clock") == "virtual");
    CHECK(field(lines, 2, "age_s") == "1");
    CHECK(field(lines, 1, "age_s").empty());
    CHECK(field(lines, 3, "ideal_s").empty());
    for (const auto* name :
         {"cpu_s", "peak_threads", "peak_rss_kb", "voluntary_switches", "involuntary_switches"}) {
        CAPTURE(name);
        CHECK(field(lines, 2, name).empty());
    }
    CHECK(field(lines, 2, "peak_in_flight") == "2");
}

TEST_CASE("a field with a comma or a quote is quoted, and no other is") {
    lesson_run run = virtual_sample_run();
    run.sides.resize(1);
    run.sides[0].runs[0].metrics = {{"a,b", 1}, {"c\"d", 2}, {"e\nf", 3}, {"g h;i", 4}};
    const std::string csv = csv_document(run);
    CHECK(csv.find(R"(,"a,b","c""d",)") != std::string::npos);
    CHECK(csv.find("e\\nf,g h;i\r\n") != std::string::npos);
    const auto lines = parse(csv);
    REQUIRE(lines.size() == 2);
    CHECK(field(lines, 1, "a,b") == "1");
    CHECK(field(lines, 1, "c\"d") == "2");
    CHECK(field(lines, 1, "e\\nf") == "3");
}

TEST_CASE("a side that hung is in the CSV with how it ended") {
    const auto lines = parse(csv_document(sample_run_with_a_timeout()));
    REQUIRE(lines.size() == 6);
    CHECK(field(lines, 3, "exit") == "timeout");
}

TEST_CASE("the CSV of a run without a round is the line of names") {
    lesson_run run = sample_run();
    run.sides.clear();
    CHECK(parse(csv_document(run)).size() == 1);
}

TEST_CASE("predictions are further columns, empty where nothing was predicted") {
    const auto lines = parse(csv_document(predicted_sample_run()));
    for (const auto& line : lines) CHECK(line.size() == lines[0].size());
    CHECK(field(lines, 3, "predicted_s") == "5");
    CHECK(field(lines, 3, "measured_s") == "3.002");
    CHECK(field(lines, 3, "grade") == "wrong");
    CHECK(field(lines, 3, "reason") == "5.00 s is the sum.");
    CHECK(field(lines, 1, "grade").empty());
    CHECK(field(lines, 3, "truth_s").empty());
}

TEST_CASE("the columns of a prediction that is no time are named without the unit of one") {
    lesson_run run = predicted_sample_run();
    run.predictions[0].guess = 5;
    run.predictions[0].measured = 1;
    run.predictions[0].truth = 1;
    const auto lines = parse(csv_document(run));
    CHECK(field(lines, 3, "predicted") == "5");
    CHECK(field(lines, 3, "measured") == "1");
    CHECK(field(lines, 3, "truth") == "1");
}

TEST_CASE("no text of the CSV is a formula, and a number stays a number") {
    lesson_run run = predicted_sample_run();
    run.sides.resize(2);
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    run.sides[1].runs[0].metrics = {
        {"=1+1", 1}, {"@x", 2}, {"+x", 3}, {"-x", -4.5}, {"no_number", none}};
    run.predictions[0].reason = "-2+3\tand so on";
    const auto lines = parse(csv_document(run));
    CHECK(field(lines, 3, "'=1+1") == "1");
    CHECK(field(lines, 3, "'@x") == "2");
    CHECK(field(lines, 3, "'+x") == "3");
    CHECK(field(lines, 3, "'-x") == "-4.5");
    CHECK(field(lines, 3, "no_number").empty());
    CHECK(field(lines, 3, "reason") == "'-2+3\\tand so on");
}
