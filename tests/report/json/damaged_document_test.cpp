// Documents of runs that are damaged: each is read, or refused with the place of what is wrong.
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "report/json/sample_documents.hpp"
#include "report/terminal/screen.hpp"

using namespace asyncdemo;

namespace {

using json = nlohmann::ordered_json;

std::string without(const char* object, const char* field) {
    json d = json::parse(json_document(predicted_sample_run()));
    d[json::json_pointer(object)].erase(field);
    return d.dump();
}

// The text of the sample with the first `old` replaced.
std::string respelt(const std::string& old, const std::string& by) {
    std::string text = json::parse(json_document(predicted_sample_run())).dump();
    const std::size_t at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), by);
}

// A run that was read must be fit to be shown and saved again.
void use(const lesson_run& run) {
    const std::string text = json_document(run);
    CHECK(json_document(read_back(text)) == text);
    CHECK_FALSE(screen(run, terminal_style{}, false).empty());
}

}  // namespace

TEST_CASE("a wrong value is told with its place") {
    struct damage {
        const char* place;
        json value;
        const char* complaint;
    };
    const json nested = json::array({json::array()});
    const damage all[] = {
        {"/schema_version", 2, "schema_version: is 2; this asyncdemo reads version 1"},
        {"/schema_version", "1", "schema_version: is not a whole number"},
        {"/asyncdemo", "", "asyncdemo: is empty"},
        {"/lesson", "gathre", "lesson: \"gathre\" is not a lesson here; asyncdemo "},
        {"/lesson", 3, "lesson: is not a text"},
        {"/clock", "sun", "clock: is \"sun\", and can be real, virtual"},
        {"/speed", 0, "speed: is not 0.01 to 1000"},
        {"/speed", 1e300, "speed: is not 0.01 to 1000"},
        {"/speed", nullptr, "speed: is not a number"},
        {"/seed", -1, "seed: is not a whole number from 0"},
        {"/seed", 18446744073709551615U, "seed: is not a whole number from 0"},
        {"/parameters/tasks", "500", "parameters.tasks: is not a number"},
        {"/parameters/tasks", 0.5, "parameters.tasks: is not a whole number"},
        {"/parameters/tasks", 0, "parameters.tasks: is out of range: it can be 1 to 1000000"},
        {"/parameters/first_wait_s", 1e300, "parameters.first_wait_s: is out of range"},
        {"/parameters/first_wait_s", nested, "parameters.first_wait_s: is not a single value"},
        {"/machine/cpus", 1e300, "machine.cpus: is not a whole number from 0 to 1000000"},
        {"/machine/cpus", 1'000'001, "machine.cpus: is not a whole number from 0 to 1000000"},
        {"/machine/cpu_quota", 0, "machine.cpu_quota: is not above 0"},
        {"/machine/os", "\x1b[31m", "machine.os: has control characters"},
        {"/machine/compiler", "\xC2\x9B", "machine.compiler: has control characters"},
        {"/lesson", std::string(1'000, 'x'), "lesson: \"xxxxxxxxxx"},
        {"/sides/1/metrics", {{"\x1b[2J", 1}}, "sides[1].metrics.\\x1b[2J: has control characters"},
        {"/machine", nested, "machine: is not an object"},
        {"/sides", json::object(), "sides: is not a list"},
        {"/sides", 5, "sides: is not a list"},
        {"/sides", json::array(), "sides: has none"},
        {"/sides/1", 5, "sides[1]: is not an object"},
        {"/sides/1/name", "gether", "sides[1].name: \"gether\" is not a side of gather here"},
        {"/sides/1/name", "sequential", "sides[1].name: \"sequential\" is there twice"},
        {"/sides/1/runs", json::array(), "sides[1]: has no runs"},
        {"/sides/1/runs/1/wall_s", -1, "sides[1].runs[1].wall_s: is a negative time"},
        {"/sides/1/runs/1/wall_s", nullptr, "sides[1].runs[1].wall_s: is not a number"},
        {"/sides/1/runs/1/wall_s", 1e300, "wall_s: is a time of more than 115 days"},
        {"/sides/1/runs/0/cpu_s", nullptr, "runs[0]: has some of the figures of the machine"},
        {"/sides/1/runs/0/peak_threads", 1.5, "peak_threads: is not a whole number from 0"},
        {"/sides/1/runs/0/peak_in_flight", -2, "peak_in_flight: is not a whole number from 0"},
        {"/sides/1/runs/0/exit", "gone", "exit: is \"gone\", and can be ok, interrupted, timeout"},
        {"/sides/1/metrics/age_s", "old", "sides[1].metrics.age_s: is not a number"},
        {"/sides/1/rows/0/client", true, "sides[1].rows[0].client: is not a number"},
        {"/sides/1/spans/1/end_s", "3", "sides[1].spans[1].end_s: is not a number"},
        {"/sides/1/spans/1/start_s", -0.5, "sides[1].spans[1].start_s: is a negative time"},
        {"/sides/1/spans/1/start_s", 3.5, "sides[1].spans[1]: ends before it begins"},
        {"/sides/1/spans/1/lane", "A\n", "sides[1].spans[1].lane: has control characters"},
        {"/sides/1/spans/1", nullptr, "sides[1].spans[1]: is not an object"},
        {"/sides/1/marks/0/at_s", 1e9, "sides[1].marks[0].at_s: is a time of more than"},
        {"/sides/1/series/0/points/1", json::array({1}), "points[1]: is not a time and a value"},
        {"/sides/1/series/0/points/1", json::array({1, 2, 3}), "points[1]: is not a time and a v"},
        {"/sides/1/series/0/points/1/0", nullptr, "series[0].points[1][0]: is not a number"},
        {"/claims/0/verdict", "maybe", "claims[0].verdict: is \"maybe\", and can be pass, fail"},
        {"/claims/0/unit", "hours", "claims[0].unit: is \"hours\", and can be s, count"},
        {"/claims/0/relation", "<", "claims[0].relation: is \"<\", and can be at_most"},
        {"/lateness_s/0", -1, "lateness_s[0]: is a negative time"},
        {"/unjudged/0", 1, "unjudged[0]: is not a text"},
        {"/verdict", "pass", "verdict: is not what the claims say"},
        {"", json::array({1}), "the document: is not an object"},
        {"", 5, "the document: is not an object"},
    };
    for (const auto& [place, value, expected] : all) {
        CAPTURE(place);
        const std::string found = complaint(with(place, value));
        CAPTURE(found);
        CAPTURE(expected);
        CHECK(found.find(expected) != std::string::npos);
    }
}

TEST_CASE("a field that is missing is told with the object that it should be in") {
    CHECK(complaint(without("", "schema_version")) == "the document: has no \"schema_version\"");
    CHECK(complaint(without("/sides/1", "spans")) == "sides[1]: has no \"spans\"");
    CHECK(complaint(without("/sides/1/spans/0", "what")) == "sides[1].spans[0]: has no \"what\"");
    CHECK(complaint(without("/claims/0", "bound")) == "claims[0]: has no \"bound\"");
    CHECK(complaint(without("/parameters", "tasks")).find("parameters: has no \"tasks\"") == 0);
}

TEST_CASE("a field that is there twice is told") {
    CHECK(complaint(respelt(R"("seed":7)", R"("seed":7,"seed":8)")) == "seed: is there twice");
    CHECK(complaint(respelt(R"("dropped":500)", R"("dropped":500,"dropped":1)")) ==
          "sides[1].metrics.dropped: is there twice");
    CHECK(complaint(respelt(R"("client":1)", R"("client":1,"client":1)")) ==
          "sides[1].rows[0].client: is there twice");
}

TEST_CASE("what is no JSON is told with its line, and where in the document it is") {
    const std::string text = json_document(sample_run());
    CHECK(complaint("") == "ends too early, in the document");
    CHECK(complaint(text.substr(0, text.size() - 3)).find("ends too early, in ") == 0);
    CHECK(complaint("hello") == "is no JSON at line 1, column 1, in the document");
    CHECK(complaint("{\n  \"seed\": 7,\n  \"speed\": NaN}") ==
          "is no JSON at line 3, column 12, in speed");
    CHECK(complaint(respelt("3.003", "-Infinity")).find(", in sides[1].runs[1].wall_s") !=
          std::string::npos);
    CHECK(complaint(respelt("3.003", "1e999")) ==
          "sides[1].runs[1].wall_s: is a number beyond all bounds");
    CHECK(complaint(respelt("Linux", "Li\xff\xffux")).find(", in machine.os") != std::string::npos);
    CHECK(complaint(text + "{}").find("is no JSON at line ") == 0);
}

TEST_CASE("more of anything than makes sense is refused at once") {
    CHECK(complaint(std::string(1'000'000, '[')) == "the document: is not an object");
    CHECK(complaint("{\"x\":" + std::string(1'000'000, '[')).find("is nested too deeply") !=
          std::string::npos);
    std::string fields = "{\"parameters\":{";
    for (int i = 0; i < 2'000; ++i) fields += "\"p" + std::to_string(i) + "\":0,";
    CHECK(complaint(fields) == "parameters.p1000: is one of more than 1000 fields");
}

TEST_CASE("a document with bytes changed, lost or doubled is read or refused") {
    const std::string good = json_document(sample_run());
    std::mt19937 chance(1);  // NOLINT(cert-msc51-cpp): the same damage every time
    const auto below = [&chance](std::size_t n) { return chance() % n; };
    for (int i = 0; i < 2'000; ++i) {
        std::string text = good;
        for (std::size_t damages = 1 + below(3); damages > 0; --damages) {
            const std::size_t at = below(text.size());
            switch (below(4)) {
                case 0:
                    text[at] = static_cast<char>(below(256));
                    break;
                case 1:
                    text[at] = "0123456789-.eE\"[]{},:"[below(21)];
                    break;
                case 2:
                    text.erase(at, 1 + below(20));
                    break;
                default:
                    text.insert(below(text.size()), text.substr(at, 1 + below(40)));
            }
            if (text.empty()) break;
        }
        CAPTURE(text);
        if (complaint(text).empty()) use(read_back(text));
    }
}

TEST_CASE("a document with any value exchanged is read or refused") {
    const json good = json::parse(json_document(predicted_sample_run()));
    const json others = {
        0,        -1,   1,      0.5,           1e300,          9007199254740993, 1e-9, "", "ok",
        "gather", true, json(), json::array(), json::object(), json::array({1})};
    const json leaves = good.flatten();
    for (const auto& [place, value] : leaves.items()) {
        for (const json& other : others) {
            json document = good;
            document[json::json_pointer(place)] = other;
            CAPTURE(place);
            CAPTURE(other);
            const std::string text = document.dump();
            if (complaint(text).empty()) use(read_back(text));
        }
    }
}
