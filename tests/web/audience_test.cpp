#include "web/audience.hpp"

#include <doctest/doctest.h>

#include <string>

#include "aio/first_of.hpp"
#include "aio/sleep.hpp"
#include "web/browser.hpp"

using namespace asyncdemo;
using namespace asyncdemo::browsing;
using namespace std::chrono_literals;

namespace {

using strings = std::vector<std::string>;
using maybe = std::optional<std::string>;

// What a page hears last, when it has said nothing but `frames`: the code that it is closed with.
template <class Say>
std::uint16_t code_after(Say say, strings& heard) {
    std::uint16_t code = 0;
    noting_watcher watcher;
    while_serving(watcher, {}, [&](web_server& server, audience& people) -> aio::task<> {
        page who = co_await page::open(server.port());
        say(who.codec());
        co_await who.flush();
        while (const auto message = co_await who.hear()) CHECK(message);
        code = who.code();
        const bool has_left = co_await comes_to([&] { return people.size() == 0; });
        CHECK(has_left);
    });
    heard = watcher.heard;
    return code;
}

}  // namespace

TEST_CASE("what one says is heard, what is told to one or to all arrives, in order") {
    noting_watcher watcher;
    while_serving(watcher, {}, [&](web_server& server, audience& people) -> aio::task<> {
        page a = co_await page::open(server.port());
        page b = co_await page::open(server.port(), 0, "/socket?screen");
        co_await a.say("hello");
        const bool is_heard = co_await comes_to([&] { return watcher.heard.size() == 3; });
        REQUIRE(is_heard);
        CHECK(people.size() == 2);
        CHECK(watcher.members[0]->query().empty());
        CHECK(watcher.members[1]->query() == "screen");
        CHECK(watcher.members[0]->at().host == "127.0.0.1");
        CHECK(watcher.members[0]->at().is_own_machine);
        people.tell_all("one");
        people.tell(*watcher.members[1], "two");
        people.tell_all("three");
        CHECK(co_await a.hear() == maybe("one"));
        CHECK(co_await a.hear() == maybe("three"));
        for (const char* text : {"one", "two", "three"}) CHECK(co_await b.hear() == maybe(text));
        co_await a.close();
        const auto end = co_await a.hear();
        CHECK(end == std::nullopt);
        CHECK(a.code() == wire::websocket_code::normal);
        const bool is_left = co_await comes_to([&] { return people.size() == 1; });
        CHECK(is_left);
    });
    CHECK(watcher.heard == strings{"1 joined", "2 joined", "1: hello", "1 left", "2 left"});
}

TEST_CASE("who breaks a rule is told which, and the others hear nothing of it") {
    strings heard;
    CHECK(code_after([](wire::websocket& w) { w.send(std::string(4097, 'a')); }, heard) == 1009);
    CHECK(heard == strings{"1 joined", "1 left"});
    CHECK(code_after([](wire::websocket& w) { w.send(std::string(1'000'000, 'a')); }, heard) ==
          1009);
    CHECK(code_after([](wire::websocket& w) { w.send_binary("abc"); }, heard) == 1003);
    CHECK(heard == strings{"1 joined", "1 left"});
    CHECK(code_after([](wire::websocket& w) { w.send("\xff\xfe"); }, heard) == 1007);
}

TEST_CASE("a member may say ten things in a second, and with the eleventh it is out") {
    const auto say = [](int times) {
        return [times](wire::websocket& w) {
            for (int i = 0; i < times; ++i) w.send("vote");
            if (times <= 10) w.close();
        };
    };
    strings heard;
    CHECK(code_after(say(10), heard) == wire::websocket_code::normal);
    CHECK(heard.size() == 12);
    CHECK(code_after(say(11), heard) == wire::websocket_code::policy);
    const auto ask = [](wire::websocket& w) {
        for (int i = 0; i < 11; ++i) w.ping();
    };
    CHECK(code_after(ask, heard) == wire::websocket_code::policy);
}

TEST_CASE("whoever does not read is skipped, the others are not, and is caught up when it reads") {
    noting_watcher watcher;
    watcher.newest = {"where", "we are"};
    while_serving(watcher, {}, [&](web_server& server, audience& people) -> aio::task<> {
        page slow = co_await page::open(server.port(), 4096);
        page quick = co_await page::open(server.port());
        const bool are_here = co_await comes_to([&] { return people.size() == 2; });
        REQUIRE(are_here);
        const std::string picture(20'000, 'p');
        int told = 0;
        for (; told < 1'000 && !watcher.members[0]->is_behind(); ++told) {
            people.tell_all(picture);
            CHECK(co_await quick.hear() == maybe(picture));
        }
        CHECK(watcher.members[0]->is_behind());
        CHECK_FALSE(watcher.members[1]->is_behind());
        strings got;
        while (got.empty() || got.back() != "we are") {
            auto message = co_await slow.hear();
            REQUIRE(message);
            got.push_back(*std::move(message));
        }
        CHECK(got.size() < static_cast<std::size_t>(told) + 2);
        CHECK(got[got.size() - 2] == "where");
        people.tell_all("again");
        CHECK(co_await slow.hear() == maybe("again"));
    });
}

TEST_CASE("who has joined is brought up to date, and who closes its page is gone") {
    noting_watcher watcher;
    watcher.newest = {"a", "b"};
    while_serving(watcher, {}, [&](web_server& server, audience& people) -> aio::task<> {
        {
            page who = co_await page::open(server.port());
            const bool is_here = co_await comes_to([&] { return people.size() == 1; });
            REQUIRE(is_here);
            people.bring_up_to_date(*watcher.members[0]);
            CHECK(co_await who.hear() == maybe("a"));
            CHECK(co_await who.hear() == maybe("b"));
        }
        const bool has_left = co_await comes_to([&] { return people.size() == 0; });
        CHECK(has_left);
    });
    CHECK(watcher.heard == strings{"1 joined", "1 left"});
}

TEST_CASE("a member can be shown out, and all are told when the server ends") {
    noting_watcher watcher;
    std::optional<page> other;
    const auto all = [&]() -> aio::task<> {
        audience people(watcher);
        web_server server({"127.0.0.1", 0}, {}, people);
        const auto both = [&](aio::task_group& group) -> aio::task<> {
            group.spawn(server.serve());
            page one = co_await page::open(server.port());
            other.emplace(co_await page::open(server.port()));
            const bool are_here = co_await comes_to([&] { return people.size() == 2; });
            REQUIRE(are_here);
            people.close(*watcher.members[0], 4000, "out");
            while (co_await one.hear()) {
            }
            CHECK(one.code() == 4000);
            group.cancel();
        };
        co_await aio::with_task_group(both);
        while (co_await other->hear()) {
        }
        CHECK(other->code() == wire::websocket_code::going_away);
        other.reset();
    };
    aio::run(all());
    CHECK(watcher.heard == strings{"1 joined", "2 joined", "1 left", "2 left"});
}

TEST_CASE("who gives no sign of life is taken for gone, and who answers pings stays") {
    noting_watcher watcher;
    while_serving(
        watcher, {.between_pings = 20ms}, [&](web_server& server, audience& people) -> aio::task<> {
            page silent = co_await page::open(server.port());
            page alive = co_await page::open(server.port());
            const auto answer_pings = [&]() -> aio::task<> { co_await alive.hear(); };
            const auto see = [&]() -> aio::task<> {
                const bool is_gone = co_await comes_to(
                    [&] { return people.size() == 1 && watcher.members[0]->number() == 2; });
                CHECK(is_gone);
                co_await aio::sleep(100ms);
                CHECK(people.size() == 1);
            };
            co_await aio::first_of(answer_pings(), see());
        });
}
