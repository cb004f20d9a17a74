// What is a frame, and what a message in several: sections 5.2 to 5.5 of RFC 6455, in tables.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "wire/websocket_talk.hpp"

using namespace wire;
using namespace wire::test;

namespace {

struct row {
    std::string_view name;
    std::vector<frame> frames;
    expected comes;
};

void check(const std::vector<row>& rows) {
    for (const row& r : rows) {
        CAPTURE(r.name);
        check_heard(r.frames, r.comes);
    }
}

const std::string longest_ping(125, '\xfe');

}  // namespace

TEST_CASE("a message has any length, whichever form its frame says it in") {
    for (const std::size_t size :
         {0, 1, 2, 124, 125, 126, 127, 128, 4095, 4096, 4097, 65'535, 65'536, 200'000}) {
        CAPTURE(size);
        const std::string payload(size, '*');
        check_heard({text(payload)}, {{payload}});
        check_heard({binary(payload), text("x")}, {{payload, "x"}});
    }
}

TEST_CASE("a message is text or binary") {
    const heard h = hear(websocket::side::client,
                         bytes_of(text("a"), false) + bytes_of(binary("\xff"), false), 1);
    REQUIRE(h.messages.size() == 2);
    CHECK_FALSE(h.messages[0].is_binary);
    CHECK(h.messages[1].is_binary);
}

TEST_CASE("a ping is answered with its payload, at once") {
    check({
        {"an empty one", {ping()}, {{}, 0, {""}}},
        {"one with text", {ping("hello")}, {{}, 0, {"hello"}}},
        {"one with any bytes",
         {ping(std::string("\0\xff\xfe", 3))},
         {{}, 0, {std::string("\0\xff\xfe", 3)}}},
        {"the longest one", {ping(longest_ping)}, {{}, 0, {longest_ping}}},
        {"ten of them",
         std::vector<frame>(10, ping("x")),
         {{}, 0, std::vector<std::string>(10, "x")}},
        {"one before a message", {ping("x"), text("y")}, {{"y"}, 0, {"x"}}},
        {"one within a message", {text("a", false), ping("x"), more("b")}, {{"ab"}, 0, {"x"}}},
        {"one before a close", {ping("x"), closing(1000)}, {{}, 1000, {"x"}}},
        {"one that is too long", {ping(longest_ping + "x")}, {{}, 1002}},
        {"one that is too long, and much so", {ping(std::string(70'000, 'x'))}, {{}, 1002}},
        {"one in fragments", {{9, "x", false}, more("y")}, {{}, 1002}},
    });
}

TEST_CASE("a pong is answered by nothing, asked for or not") {
    check({
        {"an empty one", {pong()}, {}},
        {"one with a payload", {pong("hello")}, {}},
        {"the longest one", {pong(longest_ping), text("x")}, {{"x"}}},
        {"one before a ping", {pong("a"), ping("b")}, {{}, 0, {"b"}}},
        {"one within a message", {text("a", false), pong("x"), more("b")}, {{"ab"}}},
        {"one that is too long", {pong(longest_ping + "x")}, {{}, 1002}},
        {"one in fragments", {{10, "x", false}, more("y")}, {{}, 1002}},
    });
}

TEST_CASE("a reserved bit is a mistake, whatever the frame") {
    for (unsigned reserved = 1; reserved <= 7; ++reserved) {
        CAPTURE(reserved);
        check_heard({text("a"), {1, "x", true, reserved}, ping()}, {{"a"}, 1002});
        check_heard({{2, "", true, reserved}}, {{}, 1002});
        check_heard({{9, "x", true, reserved}}, {{}, 1002});
        check_heard({{8, "", true, reserved}}, {{}, 1002});
        check_heard({text("a", false), {0, "x", true, reserved}}, {{}, 1002});
    }
}

TEST_CASE("an opcode without a meaning is a mistake") {
    for (const unsigned opcode : {3U, 4U, 5U, 6U, 7U, 11U, 12U, 13U, 14U, 15U}) {
        CAPTURE(opcode);
        check_heard({{opcode, ""}}, {{}, 1002});
        check_heard({text("a"), {opcode, "x"}, ping()}, {{"a"}, 1002});
        check_heard({text("a", false), {opcode, "x"}, more("b")}, {{}, 1002});
    }
}

TEST_CASE("a message comes in any number of fragments, and one after the other") {
    check({
        {"two", {text("a", false), more("b")}, {{"ab"}}},
        {"three", {text("a", false), more("b", false), more("c")}, {{"abc"}}},
        {"two of binary", {binary("\xff", false), more("\xfe")}, {{"\xff\xfe"}}},
        {"an empty first one", {text("", false), more("b")}, {{"b"}}},
        {"an empty last one", {text("a", false), more("")}, {{"a"}}},
        {"an empty one in between", {text("a", false), more("", false), more("c")}, {{"ac"}}},
        {"nothing but empty ones", {text("", false), more("", false), more("")}, {{""}}},
        {"two messages",
         {text("a", false), more("b"), binary("c", false), more("d")},
         {{"ab", "cd"}}},
        {"pings in between",
         {text("a", false), ping("1"), more("b", false), ping("2"), more("c")},
         {{"abc"}, 0, {"1", "2"}}},
        {"a close in between", {text("a", false), closing(1001), more("b")}, {{}, 1001}},
        {"one that goes on to nothing", {text("a", false)}, {}},
        {"a long one after a short one",
         {text("a", false), more(std::string(70'000, 'b'))},
         {{"a" + std::string(70'000, 'b')}}},
    });
    std::vector<frame> many(1000, more("x", false));
    many.front() = text("x", false);
    many.back() = more("x");
    check_heard(many, {{std::string(1000, 'x')}});
}

TEST_CASE("fragments out of order are a mistake") {
    check({
        {"one that continues nothing", {more("a")}, {{}, 1002}},
        {"one that continues nothing, and is not the last",
         {more("a", false), more("b")},
         {{}, 1002}},
        {"an empty one that continues nothing", {more("")}, {{}, 1002}},
        {"one after a message in one", {text("a"), more("b")}, {{"a"}, 1002}},
        {"one after a message in two", {text("a", false), more("b"), more("c")}, {{"ab"}, 1002}},
        {"a text within a text", {text("a", false), text("b")}, {{}, 1002}},
        {"a binary message within a text", {text("a", false), binary("b")}, {{}, 1002}},
        {"a text within a binary message", {binary("a", false), text("b", false)}, {{}, 1002}},
        {"an empty text within an empty text", {text("", false), text("", false)}, {{}, 1002}},
        {"one after a ping", {ping("a"), more("b")}, {{}, 1002, {"a"}}},
    });
}

TEST_CASE("a length is said in the shortest form, and has 63 bits") {
    for (const std::string_view head :
         {std::string_view("\x82\x7e\x00\x05", 4), std::string_view("\x82\x7e\x00\x7d", 4),
          std::string_view("\x82\x7f\x00\x00\x00\x00\x00\x00\x00\x05", 10),
          std::string_view("\x82\x7f\x00\x00\x00\x00\x00\x00\xff\xff", 10),
          std::string_view("\x82\x7f\x80\x00\x00\x00\x00\x00\x00\x00", 10)}) {
        CAPTURE(head);
        for (const std::size_t piece : {std::size_t{100}, std::size_t{1}}) {
            CHECK(hear(websocket::side::client, std::string(head) + "hello", piece).code == 1002);
        }
    }
}

TEST_CASE("clients mask, and servers don't") {
    for (const frame& f :
         {text("a"), binary(""), ping("a"), closing(1000), text(std::string(300, 'x'))}) {
        CHECK(hear(websocket::side::server, bytes_of(f, false), 1).code == 1002);
        CHECK(hear(websocket::side::client, bytes_of(f, true), 1).code == 1002);
    }
}
