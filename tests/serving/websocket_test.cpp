// WebSocket at the door of a side: a coroutine and a thread say the same words to the same clients.
#include <doctest/doctest.h>
#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "aio/gather.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "serving/blocking_websocket.hpp"
#include "serving/loop_websocket.hpp"
#include "serving/told_requests.hpp"
#include "serving/visitors.hpp"
#include "serving/websocket_caller.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

constexpr message_page test_page{"Echo", "Says what you say."};

// Each echoes to one client until its end.

aio::task<> echo_on_loop(loop_listener& port) {
    auto client = co_await open_websocket(co_await port.accept(), test_page);
    if (!client) co_return;
    while (const auto said = co_await client->receive()) {
        if (*said == "bye") co_await client->close(4000, "bye");
        co_await client->send(*said);
    }
}

void echo_blocking(blocking_listener& port) {
    auto client = open_websocket(port.accept(), test_page);
    if (!client) return;
    while (const auto said = client->receive()) {
        if (*said == "bye") client->close(4000, "bye");
        client->send(*said);
    }
}

template <class Knock>
std::vector<outcome> both(const std::optional<address>& entrance, Knock knocks) {
    return {outcome_on_loop(entrance, echo_on_loop, knocks),
            outcome_in_thread(entrance, echo_blocking, knocks)};
}

std::string opening(std::string_view more_fields = {}) {
    return "GET /ws HTTP/1.1\r\nHost: a:1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
           std::string(more_fields) + "\r\n";
}

// Frames of a client whose mask is 0, so that they can be read here.
std::string frame(char first_byte, std::string_view payload) {
    return std::string{first_byte, static_cast<char>(0x80 | payload.size()), 0, 0, 0, 0}.append(
        payload);
}
std::string text_frame(std::string_view text) { return frame('\x81', text); }
const std::string closing = frame('\x88', "\x03\xe8");

// Sends all of it in one go and no more, and reads until the server ends the connection.
auto says(std::string text) {
    return [text = std::move(text)](std::uint16_t port) {
        const descriptor client = knock(port);
        ::send(client.fd(), text.data(), text.size(), 0);
        ::shutdown(client.fd(), SHUT_WR);
        return read_to_end(client);
    };
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("what comes right behind the request for WebSocket is heard, and answered in order") {
    for (const outcome& o : both({}, says(opening() + text_frame("one") + text_frame("two")))) {
        CHECK(o.read.starts_with("HTTP/1.1 101 "));
        CHECK(has(o.read, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
        CHECK(o.read.ends_with("\x81\x03one\x81\x03two"));
        CHECK(o.told.empty());
    }
}

TEST_CASE("a ping is answered while nobody sends") {
    for (const outcome& o : both({}, says(opening() + frame('\x89', "life") + closing))) {
        CHECK(o.read.ends_with("\x8a\x04life\x88\x02\x03\xe8"));
    }
}

TEST_CASE("a close from the server says why, and nothing is sent after it") {
    for (const outcome& o : both({}, says(opening() + text_frame("bye") + text_frame("more")))) {
        CHECK(
            o.read.ends_with("\x88\x05\x0f\xa0"
                             "bye"));
    }
}

TEST_CASE("of people, each message and its answer are told, and their end") {
    const std::vector<std::string> words{"answered.",
                                         "has opened a WebSocket, and says nothing yet",
                                         "answered.", "answered.", "went away."};
    for (outcome o : both(anywhere, says(opening() + text_frame("one") + text_frame("two")))) {
        // Where the request came a little later than the connection.
        std::erase(o.told, std::string(asks_for_nothing_yet));
        CHECK(o.told == words);
    }
    for (const outcome& o : both(anywhere, says(opening() + closing))) {
        CHECK(o.told.back() == "has left.");
    }
}

TEST_CASE("people who break the rules are told so, and it is told") {
    const std::string without_mask{"\x81\x01x", 3};
    for (const outcome& o : both(anywhere, says(opening() + without_mask))) {
        CHECK(has(o.read, "\x03\xea"));
        CHECK(o.told.back() == "closed with 1002.");
    }
}

TEST_CASE("a message beyond the limit is refused") {
    const std::string too_long{"\x81\xff\x00\x00\x00\x00\x00\x01\x00\x01\x00\x00\x00\x00x", 15};
    for (const outcome& o : both(anywhere, says(opening() + too_long))) {
        CHECK(has(o.read, "\x03\xf1"));
        CHECK(o.told.back() == "closed with 1009.");
    }
}

TEST_CASE("a binary message is refused, for only text is spoken") {
    for (const outcome& o : both(anywhere, says(opening() + frame('\x82', "x")))) {
        CHECK(has(o.read, "\x03\xeb"));
        CHECK(o.told.back() == "went away.");
    }
}

TEST_CASE("a page of another server gets no WebSocket; our own does") {
    const auto other = "Origin: http://b\r\nConnection: close\r\n";
    for (const outcome& o : both(anywhere, says(opening(other)))) {
        CHECK(o.read.starts_with("HTTP/1.1 403 "));
    }
    for (const outcome& o : both(anywhere, says(opening("Origin: http://A:1\r\n") + closing))) {
        CHECK(o.read.starts_with("HTTP/1.1 101 "));
    }
}

TEST_CASE("people who say nothing are asked for a sign of life") {
    const auto on_loop = [](loop_listener& port) -> aio::task<> {
        auto client = co_await open_websocket(co_await port.accept(), test_page, 20ms);
        const auto said = co_await client.value().receive();
        CHECK_FALSE(said);
    };
    const auto in_thread = [](blocking_listener& port) {
        auto client = open_websocket(port.accept(), test_page, 20ms);
        CHECK_FALSE(client.value().receive());
    };
    const auto wait = [](std::uint16_t port) {
        const descriptor client = knock(port);
        ::send(client.fd(), opening().data(), opening().size(), 0);
        std::string read;
        for (std::array<char, 1000> some; !read.ends_with(std::string_view("\x89\0\x89\0", 4));) {
            read.append(some.data(), ::recv(client.fd(), some.data(), some.size(), 0));
        }
        return read;
    };
    CHECK(outcome_on_loop(anywhere, on_loop, wait).told.back() == "went away.");
    CHECK(outcome_in_thread(anywhere, in_thread, wait).told.back() == "went away.");
}

TEST_CASE("the page comes before, on the same connection") {
    const std::string page = "GET / HTTP/1.1\r\nHost: a:1\r\n\r\n";
    for (const outcome& o : both({}, says(page + opening() + closing))) {
        CHECK(has(o.read, "<h1>Echo</h1>"));
        CHECK(has(o.read, "Content-Security-Policy: default-src 'none'"));
        CHECK(o.read.ends_with("\x88\x02\x03\xe8"));
    }
}

TEST_CASE("a caller talks, and sees the code of the end") {
    const auto talk = [](stage& on) -> aio::task<> {
        loop_listener port(on);
        const auto call = [](std::uint16_t at) -> aio::task<> {
            websocket_caller server = co_await websocket_caller::call({.port = at});
            co_await server.send("one");
            const auto echo = co_await server.receive();
            REQUIRE(echo);
            CHECK(*echo == "one");
            co_await server.send("bye");
            const auto nothing = co_await server.receive();
            CHECK_FALSE(nothing);
            CHECK(server.code() == 4000);
        };
        co_await aio::gather(echo_on_loop(port), call(port.port()));
    };
    told_by(std::nullopt, [&talk](stage& on) { aio::run(talk(on)); });
}

TEST_CASE(
    "several tasks send to one client that reads late, and each message comes whole, in order") {
    const auto send_all = [](loop_listener& port) -> aio::task<> {
        auto client = co_await open_websocket(co_await port.accept(), test_page);
        REQUIRE(client);
        std::vector<std::string> texts;
        for (char letter = 'a'; letter <= 'z'; ++letter) texts.emplace_back(100'000, letter);
        std::vector<aio::task<>> sends;
        for (const std::string& text : texts) sends.push_back(client->send(text));
        co_await aio::gather(std::move(sends));
        co_await client->close();
        const auto nothing = co_await client->receive();
        CHECK_FALSE(nothing);
    };
    const auto read_late = [](std::uint16_t at) -> aio::task<> {
        const aio::endpoint port{.port = at};
        websocket_caller server = co_await websocket_caller::call(port, 4096);
        co_await aio::sleep(50ms);
        for (char letter = 'a'; letter <= 'z'; ++letter) {
            const auto text = co_await server.receive();
            CHECK(text == std::string(100'000, letter));
        }
        const auto nothing = co_await server.receive();
        CHECK_FALSE(nothing);
        CHECK(server.code() == wire::websocket_code::normal);
    };
    told_by(std::nullopt, [&](stage& on) {
        const auto both_ends = [&]() -> aio::task<> {
            loop_listener port(on);
            co_await aio::gather(send_all(port), read_late(port.port()));
        };
        aio::run(both_ends());
    });
}
