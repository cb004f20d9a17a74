#include "stage/event.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <random>

using namespace asyncdemo;

namespace {

std::string line_of(const event& e) {
    std::string lines;
    append_line(lines, e);
    REQUIRE(lines.find('\n') == lines.size() - 1);  // one line, however odd the texts in it
    lines.pop_back();
    return lines;
}

template <class Event>
Event round_trip(const Event& e) {
    return std::get<Event>(parse_line(line_of(e)));
}

const std::vector<std::string> odd_texts{
    "",
    "request 1",
    "\"quoted\" and \\ back",
    "new\nline, tab\t, return\r",
    std::string("zero\0inside", 11),
    "\x1b[31mred\x1b[0m",
    "Grüße, 世界, 🙂",
    "{\"begin\":1}",
    std::string(100'000, 'x'),
};

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

}  // namespace

TEST_CASE("texts of every kind come through as they were") {
    for (const std::string& text : odd_texts) {
        const auto begun = round_trip(span_begun{7, text, text, 12});
        CHECK(begun.lane == text);
        CHECK(begun.what == text);
        CHECK(round_trip(marked{text, text, 3}).what == text);
        CHECK(round_trip(sampled{text, 3, 1.5}).series == text);
        CHECK(round_trip(metric_set{text, 1}).name == text);
        CHECK(round_trip(failed{text}).text == text);
        const auto seen = round_trip(client_seen{65535, text, 2, 1, text, client_state::over});
        CHECK(seen.who == text);
        CHECK(seen.what == text);
        const auto named = round_trip(client_seen{1, "", 2, 1, "", client_state::idle, text});
        CHECK(named.name == text);
        const auto added = round_trip(row_added{{{text, text}}});
        CHECK(added.cells.front().first == text);
        CHECK(std::get<std::string>(added.cells.front().second) == text);
    }
}

TEST_CASE("bytes that are no UTF-8 are replaced, and the line stays one") {
    for (const std::string text : {"\xff", "cut \xc3", "\xc0\xaf", "\xed\xa0\x80"}) {
        CHECK(round_trip(failed{text}).text.find("\xef\xbf\xbd") != std::string::npos);
    }
}

TEST_CASE("a client comes through as it was seen") {
    const auto seen =
        round_trip(client_seen{65535, "127.0.0.1:1", most, -1, "waits", client_state::waiting});
    CHECK(seen.port == 65535);
    CHECK(seen.at_ns == most);
    CHECK(seen.since_ns == -1);
    CHECK(seen.state == client_state::waiting);
    CHECK(round_trip(client_seen{0, "", 0, 0, "", client_state::over}).state == client_state::over);
    for (const char* wrong : {R"("port":65536,"state":2)", R"("port":1,"state":4)",
                              R"("port":1,"state":-1)", R"("port":1)"}) {
        CAPTURE(wrong);
        const std::string line = R"({"client":"","t":0,"since":0,"what":"",)" + std::string(wrong);
        CHECK_THROWS_AS(parse_line(line + "}"), bad_event);
    }
}

TEST_CASE("numbers come through exactly") {
    CHECK(round_trip(span_begun{most, "", "", most}).at_ns == most);
    CHECK(round_trip(span_ended{most, -1}).at_ns == -1);
    for (const double value : {0.0, 0.1, -2.5, 1e-300, 1e300, 5e-324, 123456789.123456789,
                               std::numeric_limits<double>::max()}) {
        CHECK(round_trip(sampled{"depth", 1, value}).value == value);
        CHECK(round_trip(metric_set{"depth", value}).value == value);
        // A cell may come back as the other kind of number, but as the same number.
        CHECK(number(round_trip(row_added{{{"age_s", value}}}).cells, "age_s") == value);
    }
    CHECK(std::get<std::int64_t>(round_trip(row_added{{{"n", most}}}).cells[0].second) == most);
}

TEST_CASE("the cells of a row keep their order and their kinds") {
    const row cells{{"z", std::int64_t{1}}, {"a", 0.5}, {"m", std::string("text")}};
    CHECK(round_trip(row_added{cells}).cells == cells);
    CHECK(round_trip(row_added{{}}).cells.empty());
}

TEST_CASE("a figure that is no number is refused, never taken for one") {
    for (const double value :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
          -std::numeric_limits<double>::infinity()}) {
        CHECK_THROWS_AS(parse_line(line_of(metric_set{"age_s", value})), bad_event);
        CHECK_THROWS_AS(parse_line(line_of(sampled{"depth", 1, value})), bad_event);
        CHECK_THROWS_AS(parse_line(line_of(row_added{{{"age_s", value}}})), bad_event);
    }
}

TEST_CASE("how far a side has come comes through") {
    CHECK(round_trip(progressed{0.25}).share == 0.25);
    CHECK_THROWS_AS(parse_line(R"({"progress":"half"})"), bad_event);
}

TEST_CASE("the words between a process and its runner come through") {
    CHECK_NOTHROW(round_trip(arrived{}));
    const auto at = round_trip(ready{123, {9001, 65535}});
    CHECK(at.start_ns == 123);
    CHECK(at.ports == std::vector<std::uint16_t>{9001, 65535});
    CHECK(round_trip(ready{1, {}}).ports.empty());
    CHECK_FALSE(round_trip(finished{5, std::nullopt}).usage.has_value());
    const auto done = round_trip(finished{5, resource_usage{.cpu_s = 0.25,
                                                            .peak_threads = 2,
                                                            .peak_rss_kb = 3,
                                                            .voluntary_switches = 4,
                                                            .involuntary_switches = 5,
                                                            .run_delay_s = 0.125}});
    CHECK(done.wall_ns == 5);
    REQUIRE(done.usage.has_value());
    CHECK(done.usage->cpu_s == 0.25);
    CHECK(done.usage->peak_threads == 2);
    CHECK(done.usage->peak_rss_kb == 3);
    CHECK(done.usage->voluntary_switches == 4);
    CHECK(done.usage->involuntary_switches == 5);
    CHECK(done.usage->run_delay_s == 0.125);
}

TEST_CASE("lines that are no events are refused as such") {
    for (const std::string line : {
             "",
             " ",
             "rubbish",
             "{",
             "{}",
             "[]",
             "null",
             "1",
             "\"begin\"",
             "[{\"arrived\":true}]",
             R"({"begin":1})",
             R"({"begin":"one","lane":"A","what":"w","t":1})",
             R"({"begin":1,"lane":2,"what":"w","t":1})",
             R"({"end":1})",
             R"({"end":null,"t":1})",
             R"({"mark":1,"lane":"A","t":1})",
             R"({"sample":"depth","t":1})",
             R"({"sample":"depth","t":1,"value":"high"})",
             R"({"metric":"age_s"})",
             R"({"metric":"age_s","value":[]})",
             R"({"row":[1,2]})",
             R"({"row":1})",
             R"({"row":null})",
             R"({"row":{"a":null}})",
             R"({"row":{"a":{}}})",
             R"({"ready":9001,"start":1})",
             R"({"ready":["x"],"start":1})",
             R"({"ready":[1]})",
             R"({"finished":"now"})",
             R"({"finished":1,"cpu_s":1})",
             R"({"failed":1})",
             R"({"arrived":true} trailing)",
             R"({"arrived":true}{"arrived":true})",
             "\xff\xfe",
             "{\"failed\":\"\xff\"}",
         }) {
        CAPTURE(line);
        CHECK_THROWS_AS(parse_line(line), bad_event);
    }
}

TEST_CASE("lines that nest without end are refused and harm nobody") {
    CHECK_THROWS_AS(parse_line(std::string(1'000'000, '[')), bad_event);
    CHECK_THROWS_AS(parse_line(std::string(100'000, '[') + std::string(100'000, ']')), bad_event);
}

TEST_CASE("a valid line that is cut or has a byte changed is an event or is refused") {
    const std::string line = line_of(span_begun{7, "A", "waits", 1234567});
    for (std::size_t end = 0; end < line.size(); ++end) {
        CHECK_THROWS_AS(parse_line(line.substr(0, end)), bad_event);
    }
    std::mt19937 random(1);
    int refused = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string changed = line;
        changed[random() % changed.size()] = static_cast<char>(random() % 256);
        try {
            parse_line(changed);
        } catch (const bad_event&) {
            ++refused;
        }
    }
    CHECK(refused > 0);
}

TEST_CASE("what is refused is quoted, short and without what could harm a terminal") {
    try {
        parse_line("\x1b[31mrubbish\xff\x01" + std::string(1000, 'x'));
        FAIL("it was taken for an event");
    } catch (const bad_event& e) {
        const std::string text = e.what();
        CHECK(text.find("rubbish") != std::string::npos);
        CHECK(text.size() < 200);
        for (const char c : text) CHECK((c >= ' ' && c <= '~'));
    }
}
