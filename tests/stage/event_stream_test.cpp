// The event stream has one description, which both stages keep to: the one in C++ and the one in
// Python.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <stdio.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "stage/event.hpp"
#include "stage/python_text.hpp"
#include "support/temporary_directory.hpp"

using namespace asyncdemo;

namespace {

using json = nlohmann::json;

// An event is known by its first field; the others are in any order. `optional` ones come all or
// not at all.
const json description = json::parse(R"({
    "begin": {"begin": "whole", "lane": "text", "what": "text", "t": "whole"},
    "end": {"end": "whole", "t": "whole"},
    "mark": {"mark": "text", "lane": "text", "t": "whole"},
    "sample": {"sample": "text", "t": "whole", "value": "number"},
    "metric": {"metric": "text", "value": "number"},
    "row": {"row": "cells"},
    "progress": {"progress": "number"},
    "client": {"client": "text", "port": "whole", "t": "whole", "since": "whole", "what": "text",
               "state": "whole"},
    "arrived": {"arrived": "flag"},
    "ready": {"ready": "ports", "start": "whole"},
    "finished": {"finished": "whole",
                 "optional": {"cpu_s": "number", "peak_threads": "whole", "peak_rss_kb": "whole",
                              "voluntary_switches": "whole", "involuntary_switches": "whole",
                              "run_delay_s": "number"}},
    "failed": {"failed": "text"}
})");

bool is_of_kind(const json& value, const std::string& kind) {
    const auto all = [&value](auto is_it) {
        return std::all_of(value.begin(), value.end(), is_it);
    };
    if (kind == "whole") return value.is_number_integer();
    if (kind == "number") return value.is_number();
    if (kind == "text") return value.is_string();
    if (kind == "flag") return value.is_boolean();
    if (kind == "ports")
        return value.is_array() && all([](auto& v) { return v.is_number_integer(); });
    REQUIRE(kind == "cells");
    return value.is_object() && all([](auto& v) { return v.is_number() || v.is_string(); });
}

void check_fields(const json& e, const json& fields) {
    for (const auto& [name, kind] : fields.items()) {
        if (name == "optional") continue;
        CAPTURE(name);
        REQUIRE(e.contains(name));
        CHECK(is_of_kind(e.at(name), kind));
    }
}

// Checks a line, and gives the name of its event.
std::string check_line(const std::string& line) {
    CAPTURE(line);
    const json e = json::parse(line);
    const std::string name = nlohmann::ordered_json::parse(line).begin().key();
    REQUIRE(description.contains(name));
    const json& fields = description.at(name);
    check_fields(e, fields);
    std::size_t expected = fields.size();
    if (fields.contains("optional")) {
        const json& more = fields.at("optional");
        expected = e.size() == 1 ? 1 : expected - 1 + more.size();
        if (e.size() > 1) check_fields(e, more);
    }
    CHECK(e.size() == expected);
    CHECK_NOTHROW(parse_line(line));
    return name;
}

std::string line_in_cpp(const event& e) {
    std::string line;
    append_line(line, e);
    line.pop_back();
    return line;
}

std::string output_of(const std::string& command) {
    FILE* const from = ::popen(command.c_str(), "r");
    REQUIRE(from != nullptr);
    std::string text;
    for (int c = ::fgetc(from); c != EOF; c = ::fgetc(from)) text += static_cast<char>(c);
    CHECK(::pclose(from) == 0);
    return text;
}

// Says each thing that a side can say.
constexpr auto talkative_side = R"(
def talkative(stage):
    with stage.span('A "quoted"', "waits"):
        stage.mark("Grüße", "new\nline")
    stage.sample("queue depth", 1)
    stage.sample("queue depth", 2.5)
    stage.metric("age_s", 0.25)
    stage.percentiles("wait", [0.3, 0.1, 0.2])
    stage.weigh("memory_kb", 100, 10)
    stage.row(item=1, age_s=0.5, who="A")
    stage.progress(0.5)
    stage.ready(9001, 9002)


def unlucky(stage):
    raise ValueError("no luck")
)";

// Starts it as the stage process does, and says the word to begin.
constexpr auto driver = R"py(
import json, os, socket, subprocess, sys

os.dup2(os.open(sys.argv[1], os.O_RDONLY), 3)
ours, its = socket.socketpair()
ours.sendall(b"\n")
start = "stage, *others = open(3, encoding='utf-8').read().split(chr(0)); exec(stage); main(*others)"
request = {"path": "sides.py", "function": sys.argv[2], "values": {}, "drawn": {}, "seed": 1}
command = [sys.executable, "-I", "-c", start, json.dumps(request)]
subprocess.run(command, stdin=its, pass_fds=[3], check=True)
)py";

// What the stage in Python writes of that side; nothing, and a word, where there is no Python.
std::vector<std::string> lines_in_python(const std::string& side) {
    if (std::system("python3 -c 'import tomllib' 2>/dev/null") != 0) {
        MESSAGE("skipped: there is no Python 3.11 here");
        return {};
    }
    const temporary_directory here;
    const std::string program = here.file("driver.py", driver);
    const std::string texts =
        here.file("texts", std::string(python_stage_text()) + '\0' +
                               std::string(python_heartbeat_text()) + '\0' + talkative_side);
    std::vector<std::string> lines;
    std::istringstream written(output_of(fmt::format("python3 {} {} {}", program, texts, side)));
    for (std::string line; std::getline(written, line);) lines.push_back(line);
    return lines;
}

}  // namespace

TEST_CASE("the stage in C++ keeps to the description of the stream, whatever it tells") {
    const resource_usage usage{.cpu_s = 0.5,
                               .peak_threads = 1,
                               .peak_rss_kb = 2,
                               .voluntary_switches = 3,
                               .involuntary_switches = 4,
                               .run_delay_s = 0.25};
    std::set<std::string> told;
    for (const event& e : std::vector<event>{
             span_begun{1, "A", "waits", 2}, span_ended{1, 3}, marked{"A", "starts", 4},
             sampled{"depth", 5, 1.5}, metric_set{"age_s", 2},
             row_added{{{"item", std::int64_t{1}}, {"age_s", 0.5}, {"who", std::string("A")}}},
             progressed{0.5}, client_seen{1, "127.0.0.1", 2, 1, "waits", client_state::waiting},
             arrived{}, ready{1, {9001, 9002}}, finished{6, std::nullopt}, finished{6, usage},
             failed{"no luck"}}) {
        told.insert(check_line(line_in_cpp(e)));
    }
    CHECK(told.size() == description.size());
}

TEST_CASE("the stage in Python keeps to the same description") {
    std::set<std::string> told;
    for (const std::string side : {"talkative", "unlucky"}) {
        for (const std::string& line : lines_in_python(side)) told.insert(check_line(line));
    }
    if (told.empty()) return;
    // What becomes of people's clients is not for Python to tell.
    CHECK(told.size() == description.size() - 1);
    CHECK_FALSE(told.contains("client"));
}

TEST_CASE("what the stage in Python tells is read as it was said") {
    const std::vector<std::string> lines = lines_in_python("talkative");
    if (lines.empty()) return;
    const auto begun = std::get<span_begun>(parse_line(lines.at(1)));
    CHECK(begun.lane == "A \"quoted\"");
    CHECK(std::get<marked>(parse_line(lines.at(2))).what == "new\nline");
    CHECK(std::get<span_ended>(parse_line(lines.at(3))).id == begun.id);
    CHECK(std::get<sampled>(parse_line(lines.at(5))).value == 2.5);
    CHECK(std::get<metric_set>(parse_line(lines.at(7))).name == "wait_median_s");
    CHECK(std::get<metric_set>(parse_line(lines.at(7))).value == 0.2);
}
