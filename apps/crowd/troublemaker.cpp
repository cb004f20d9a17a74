#include "crowd/troublemaker.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <string>
#include <string_view>

#include "aio/error.hpp"
#include "aio/sleep.hpp"
#include "crowd/people.hpp"

namespace asyncdemo::crowd {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t megabyte = 1'000'000;
constexpr auto between_troubles = 1s;

aio::task<> hear_to_the_end(visitor& who) {
    for (bool goes_on = true; goes_on;) {
        const auto text = co_await who.hear();
        goes_on = text.has_value();
    }
}

aio::task<> talk_rubbish(visitor& who) {
    constexpr std::array<std::string_view, 6> rubbish{"",
                                                      "{",
                                                      R"({"kind":"vote","ask":-1,"choice":1e99})",
                                                      R"([[[[[[[[[["")",
                                                      "\xf0\x9f\x92\xa9",
                                                      R"({"kind":["join"],"name":{"a":null}})"};
    for (const std::string_view text : rubbish) {
        co_await who.say(text);
        co_await aio::sleep(200ms);
    }
}

aio::task<> talk_binary(visitor& who) {
    who.codec().send_binary("\x01\x02\x03");
    co_await who.flush();
}

aio::task<> have_a_long_name(visitor& who) {
    const std::string name(megabyte, 'a');
    co_await who.say(joining(name));
}

aio::task<> have_strange_names(visitor& who) {
    constexpr std::array<std::string_view, 5> names{
        "<script>alert(1)</script>", "\x1b[2J\x1b]0;title\x07",
        "\xe2\x80\xae"
        "evil",
        "<img src=x onerror=alert(1)>", "\"},{\"kind\":\"state\""};
    for (const std::string_view name : names) {
        co_await who.say(joining(name));
        co_await aio::sleep(300ms);
    }
}

aio::task<> vote_too_fast(visitor& who) {
    co_await who.say(joining("fast"));
    for (int choice = 0; choice < 100; ++choice) {
        const std::string vote =
            fmt::format(R"({{"kind":"vote","ask":1,"choice":{}}})", choice % 4);
        co_await who.say(vote);
        co_await aio::sleep(20ms);
    }
}

aio::task<> ping_too_fast(visitor& who) {
    for (int i = 0; i < 1'000; ++i) who.codec().ping();
    co_await who.flush();
}

aio::task<> send_a_frame_without_mask(visitor& who) {
    co_await who.send(std::string_view("\x81\x02hi", 4));
}

aio::task<> send_a_frame_of_no_kind(visitor& who) {
    co_await who.send(std::string_view("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 10));
}

aio::task<> leave_without_a_word(visitor&) { co_await aio::sleep(100ms); }

using trouble = aio::task<> (*)(visitor&);
constexpr std::array<trouble, 9> in_a_websocket{
    talk_rubbish,        talk_binary,   have_a_long_name,          have_strange_names,
    vote_too_fast,       ping_too_fast, send_a_frame_without_mask, send_a_frame_of_no_kind,
    leave_without_a_word};
constexpr std::uint32_t kinds = in_a_websocket.size() + 2;

aio::task<> make_trouble_once(const server_address& at, std::uint32_t kind, observations& noted) {
    visitor who = co_await visitor::connect(at, noted);
    if (kind == in_a_websocket.size()) {
        co_await who.open(at, "http://evil.example");
        co_return;
    }
    if (kind > in_a_websocket.size()) {
        co_await who.send("GET /socket HTTP/1.1\r\nHost: a\r\nUpgr");
        co_return co_await who.hear_out();
    }
    const bool is_in = co_await who.open(at, "http://" + at.name());
    if (!is_in) co_return;
    co_await in_a_websocket[kind](who);
    if (in_a_websocket[kind] != leave_without_a_word) co_await hear_to_the_end(who);
}

}  // namespace

aio::task<> make_trouble(const server_address& at, std::uint32_t number, observations& noted) {
    for (;;) {
        try {
            co_await make_trouble_once(at, number % kinds, noted);
        } catch (const aio::error&) {
            noted.failed();
        }
        co_await aio::sleep(between_troubles);
    }
}

}  // namespace asyncdemo::crowd
