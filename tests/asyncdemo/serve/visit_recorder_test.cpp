// What happens at a server for people, as a recording.
#include "asyncdemo/serve/visit_recorder.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace asyncdemo;

namespace {

constexpr std::int64_t second = 1'000'000'000;

struct visited {
    recording into;
    guest_names names;
    visit_recorder recorder{into, names, 0};

    void see(const std::string& who, std::int64_t at_s, std::int64_t since_s, client_state state,
             const std::string& name = {}, const std::string& what = "is told") {
        recorder.saw({9001, who, at_s * second, since_s * second, what, state, name});
    }

    // "Ana waits 0-3", an open one with a plus.
    [[nodiscard]] std::vector<std::string> spans() const {
        std::vector<std::string> all;
        for (const span& s : into.spans) {
            all.push_back(s.lane + " " + s.what + " " + std::to_string(int(s.start_s)) +
                          (s.is_open() ? "+" : "-" + std::to_string(int(s.end_s))));
        }
        return all;
    }
};

const std::string ana = "192.0.2.1:5001";
const std::string ben = "192.0.2.2:5001";

}  // namespace

TEST_CASE("a client waits from its knock on, is in hand, and is answered") {
    visited v;
    v.recorder.knocked(9001, ana, 2 * second);
    v.see(ana, 5, 1, client_state::in_hand, "Ana");
    CHECK(v.spans() == std::vector<std::string>{"Ana waits 1-5", "Ana is in hand 5+"});
    v.see(ana, 8, 1, client_state::over, "Ana", "answered");
    CHECK(v.spans() == std::vector<std::string>{"Ana waits 1-5", "Ana is in hand 5-8"});
    REQUIRE(v.into.marks.size() == 1);
    CHECK(v.into.marks[0].lane == "Ana");
    CHECK(v.into.marks[0].what == "answered");
}

TEST_CASE("who is answered without a word in between has waited until then") {
    visited v;
    v.see(ana, 4, 1, client_state::over);
    CHECK(v.spans() == std::vector<std::string>{"guest 1 waits 1-4"});
}

TEST_CASE("who asks for nothing has no span, however long it stays") {
    visited v;
    v.see(ana, 1, 1, client_state::idle);
    v.see(ana, 100, 1, client_state::over, "", "closed: says nothing");
    CHECK(v.spans().empty());
    CHECK(v.into.marks.size() == 2);
}

TEST_CASE("the gauges count who waits and who is in hand") {
    visited v;
    v.see(ana, 1, 1, client_state::waiting);
    v.see(ben, 2, 2, client_state::waiting);
    v.see(ana, 3, 1, client_state::in_hand);
    v.see(ana, 4, 1, client_state::over);
    const series& waiting = v.into.find_series("waiting");
    CHECK(waiting.value_at(2) == 2);
    CHECK(waiting.value_at(3) == 1);
    CHECK(v.into.find_series("in hand").value_at(3) == 1);
    CHECK(v.into.find_series("in hand").value_at(4) == 0);
}

TEST_CASE("the line is in the order of the knocks, whoever has been told of first") {
    visited v;
    v.see(ben, 4, 3, client_state::waiting, "Ben");
    v.see(ana, 5, 1, client_state::waiting, "Ana");
    CHECK(v.recorder.line() == std::vector<std::string>{"Ana", "Ben"});
}

TEST_CASE("names are text that can be shown, and cut") {
    visited v;
    v.see(ana, 1, 1, client_state::waiting,
          "\x1b[31m\xe2\x80\xae<b>A</b>\x07" + std::string(90, 'x'));
    CHECK(v.into.spans[0].lane == "[31m<b>A</b>" + std::string(12, 'x'));
}

TEST_CASE("at the end of the server nothing lasts, and when it opens again it goes on") {
    visited v;
    v.see(ana, 1, 1, client_state::waiting, "Ana");
    v.recorder.close(6);
    CHECK(v.spans() == std::vector<std::string>{"Ana waits 1-6"});
    CHECK(v.into.phase == phase::over);
    visit_recorder again(v.into, v.names, v.into.wall_s);
    again.saw({9001, ben, 2 * second, second, "answered", client_state::over, "Ben"});
    CHECK(v.spans().back() == "Ben waits 7-8");
}

TEST_CASE(
    "what the server tells of itself stands beside its clients, and its clients' words do not") {
    visited v;
    v.recorder.add(span_begun{7, "consumer", "consumes", second});
    v.recorder.add(sampled{"queue depth", second, 3});
    v.recorder.add(span_ended{7, 2 * second});
    v.see("old server", 3, 1, client_state::waiting);
    CHECK(v.spans() == std::vector<std::string>{"consumer consumes 1-2"});
    CHECK(v.into.find_series("queue depth").highest() == 3);
}

TEST_CASE("of very many visits the last ones are kept, and who is there loses nothing") {
    visited v;
    v.see(ana, 0, 0, client_state::waiting, "Ana");
    for (int i = 1; i <= 50'000; ++i) {
        const std::string who = "192.0.2.9:" + std::to_string(i);
        v.see(who, i + 1, i, client_state::over);
    }
    CHECK(v.into.spans.size() <= 20'000);
    CHECK(v.into.marks.size() <= 20'000);
    v.see(ana, 60'000, 0, client_state::over, "Ana");
    CHECK(v.into.spans.front().lane == "Ana");
    CHECK(v.into.spans.front().end_s == 60'000);
}
