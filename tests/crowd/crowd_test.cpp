#include "crowd/crowd.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "aio/first_of.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "crowd/command_line.hpp"
#include "crowd/small_room.hpp"
#include "web/web_server.hpp"

using namespace asyncdemo;
using namespace asyncdemo::crowd;
using namespace std::chrono_literals;

namespace {

// Returns when it holds, or after a time in which it should.
template <class Predicate>
aio::task<> comes_to(Predicate holds) {
    for (int turn = 0; turn < 600 && !holds(); ++turn) co_await aio::sleep(100ms);
}

// What a crowd sees of a small room that runs on the same loop, until it has seen enough.
template <class Predicate>
observations visit(small_room& room, const crowd_plan& who, Predicate is_enough) {
    constexpr aio::duration most = 20s;  // of which they come within a tenth
    observations noted;
    const auto run_it = [&]() -> aio::task<> {
        audience people(room);
        room.set_audience(people);
        web_server server({"127.0.0.1", 0}, {}, people);
        const server_address at("127.0.0.1", server.port());
        const auto sees_enough = [&] { return is_enough(noted); };
        const auto all = [&](aio::task_group& group) -> aio::task<> {
            group.spawn(server.serve());
            group.spawn(small_room::grow(people, 50ms));
            co_await aio::first_of(send_crowd(at, who, most, noted), comes_to(sees_enough));
            group.cancel();
        };
        co_await aio::with_task_group(all);
    };
    aio::run(run_it());
    return noted;
}

// That of the troublemakers: frames against the rules, binary, too much in a second, 1 MB.
constexpr std::array<std::uint16_t, 4> codes{1002, 1003, 1008, 1009};

typed_plan parsed(std::vector<const char*> words) {
    words.insert(words.begin(), "asyncdemo-crowd");
    return parse_command_line(static_cast<int>(words.size()), words.data());
}

}  // namespace

TEST_CASE("those who behave hear everything and vote, whatever the others do beside them") {
    small_room room;
    const crowd_plan who{.people = 60, .slow = 10, .hostile = 22};
    const auto told_by = [&](const observations& noted) {
        return nlohmann::json::parse(noted.to_json(who.well_behaved()));
    };
    const auto have_made_trouble = [](const observations& noted) {
        return noted.refusals().contains("403") &&
               std::all_of(codes.begin(), codes.end(),
                           [&](std::uint16_t code) { return noted.closings().contains(code); });
    };
    const observations noted = visit(room, who, [&](const observations& so_far) {
        return have_made_trouble(so_far) && room.joins() >= who.well_behaved() + who.slow &&
               room.votes() > 0 && told_by(so_far)["heard_by_all"] > 10 &&
               told_by(so_far)["slow_reads"] > 10;
    });
    CHECK(noted.lost_ones() == 0);
    CHECK(noted.votes() > 0);
    CHECK(room.votes() > 0);
    CHECK(have_made_trouble(noted));
    CHECK(told_by(noted)["heard_by_all"] > 10);
    CHECK(told_by(noted)["slow_reads"] > 10);
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
