#include "crowd/crowd.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "aio/run.hpp"
#include "aio/task_group.hpp"
#include "crowd/command_line.hpp"
#include "crowd/small_room.hpp"
#include "web/web_server.hpp"

using namespace asyncdemo;
using namespace asyncdemo::crowd;
using namespace std::chrono_literals;

namespace {

// What a crowd sees of a small room that runs on the same loop.
observations visit(test::small_room& room, const crowd_plan& who, aio::duration lasts) {
    observations noted;
    const auto run_it = [&]() -> aio::task<> {
        audience people(room);
        room.set_audience(people);
        web_server server({"127.0.0.1", 0}, {}, people);
        const server_address at("127.0.0.1", server.port());
        const auto all = [&](aio::task_group& group) -> aio::task<> {
            group.spawn(server.serve());
            group.spawn(test::small_room::grow(people, 50ms));
            co_await send_crowd(at, who, lasts, noted);
            group.cancel();
        };
        co_await aio::with_task_group(all);
    };
    aio::run(run_it());
    return noted;
}

typed_plan parsed(std::vector<const char*> words) {
    words.insert(words.begin(), "asyncdemo-crowd");
    return parse_command_line(static_cast<int>(words.size()), words.data());
}

}  // namespace

TEST_CASE("those who behave hear everything and vote, whatever the others do beside them") {
    test::small_room room;
    const crowd_plan who{.people = 60, .slow = 10, .hostile = 22};
    const observations noted = visit(room, who, 3s);
    CHECK(noted.lost_ones() == 0);
    CHECK(noted.votes() > 0);
    CHECK(room.votes() > 0);
    CHECK(room.joins() >= 38);
    // A page of another server, and half a handshake that is never answered.
    CHECK(noted.refusals().contains("403"));
    // Frames against the rules, binary, a name of 1 MB, and too much in a second.
    for (const std::uint16_t code : {1002, 1003, 1008, 1009}) {
        CAPTURE(code);
        CHECK(noted.closings().contains(code));
    }
    const auto told = nlohmann::json::parse(noted.to_json(who.well_behaved()));
    CHECK(told["messages"] > 38 * 20);
    CHECK(told["heard_by_all"] > 0);
    CHECK(told["slow_reads"] > 0);
}

TEST_CASE("a crowd without a server, or that is turned out, says so") {
    observations noted;
    const server_address nowhere("127.0.0.1", 1);
    const crowd_plan two{.people = 2, .slow = 0, .hostile = 0};
    aio::run(send_crowd(nowhere, two, 100ms, noted));
    CHECK(noted.lost_ones() == 2);
    CHECK(nlohmann::json::parse(noted.to_json(2))["failed_to_connect"] == 2);
}

TEST_CASE("the spread of a message is the time from its first receipt to its last") {
    observations noted;
    const aio::time_point start{};
    constexpr const char* news = R"({"kind":"grow","serial":1})";
    noted.heard(news, start + 1ms);
    noted.heard(R"({"kind":"you"})", start + 900ms);
    noted.heard(news, start + 31ms);
    CHECK(noted.longest_spread() == 30ms);
    CHECK(nlohmann::json::parse(noted.to_json(2))["heard_by_all"] == 1);
}

TEST_CASE("a tenth is slow and a tenth makes trouble, unless the command line says otherwise") {
    const typed_plan plan = parsed({"--port", "8080", "--people", "200", "--for", "5"});
    CHECK(plan.to.port == 8080);
    CHECK(plan.who.slow == 20);
    CHECK(plan.who.hostile == 20);
    CHECK(plan.who.well_behaved() == 160);
    CHECK(plan.lasts == 5s);
    CHECK(parsed({"--port", "1", "--slow", "0", "--hostile", "7"}).who.hostile == 7);
    CHECK(parsed({"--port", "1", "--host", "::1"}).to.name() == "[::1]:1");
}

TEST_CASE("what can't be is refused by name") {
    const auto refusal = [](const std::vector<const char*>& words) -> std::string {
        try {
            parsed(words);
        } catch (const usage_error& e) {
            return e.what();
        }
        return {};
    };
    CHECK(refusal({}).find("--port") != std::string::npos);
    CHECK(refusal({"--port", "1", "--host", "room.example"}).find("127.0.0.1") !=
          std::string::npos);
    CHECK(refusal({"--port", "1", "--people", "99999"}).find("5000") != std::string::npos);
    CHECK(refusal({"--port", "1", "--people", "5", "--slow", "6"}) ==
          "--slow 6 and --hostile 0 are more than --people 5");
}
