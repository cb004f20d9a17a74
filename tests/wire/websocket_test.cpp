#include "wire/websocket.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

#include "wire/http_talk.hpp"
#include "wire/websocket_talk.hpp"

using namespace wire;
using namespace wire::test;

namespace {

const std::string longest_reason(123, 'x');

websocket server() { return websocket(websocket::side::server); }
websocket client() { return websocket(websocket::side::client); }

}  // namespace

TEST_CASE("a close is answered with its code, and is the end") {
    check_heard({closing()}, {{}, websocket_code::none});
    for (const unsigned code : {1000U, 1001U, 1002U, 1003U, 1007U, 1008U, 1009U, 1010U, 1011U,
                                1012U, 1013U, 1014U, 3000U, 3999U, 4000U, 4999U}) {
        CAPTURE(code);
        check_heard({closing(code)}, {{}, code});
        check_heard({closing(code, "why"), text("a"), ping("b"), closing(1001)}, {{}, code});
    }
    check_heard({closing(1000, longest_reason)}, {{}, 1000});
}

TEST_CASE("a close that can't be is told with 1002") {
    for (const unsigned code :
         {0U, 1U, 999U, 1004U, 1005U, 1006U, 1015U, 1016U, 1100U, 2000U, 2999U, 5000U, 65'535U}) {
        CAPTURE(code);
        check_heard({closing(code)}, {{}, 1002});
    }
    check_heard({{8, "x"}}, {{}, 1002});
    check_heard({closing(1000, longest_reason + "x")}, {{}, 1002});
    check_heard({{8, "", false}}, {{}, 1002});
}

TEST_CASE("the reason of a close can be asked for, and so can our own") {
    CHECK(hear(websocket::side::client, bytes_of(closing(4000, "over"), false), 1).reason ==
          "over");
    const heard h = hear(websocket::side::client, bytes_of({3, ""}, false), 1);
    CHECK_FALSE(h.reason.empty());
    REQUIRE(h.said.size() == 1);
    CHECK(h.said.front().payload.substr(2) == h.reason);
}

TEST_CASE("a message up to the limit is received, and one beyond it is told with 1009") {
    constexpr std::size_t longest = 1000;
    const std::string most(longest, 'x');
    check_heard({text(most), binary(most)}, {{most, most}}, longest);
    check_heard({text(most.substr(1), false), more("y")}, {{most.substr(1) + "y"}}, longest);
    check_heard({text(most + "x")}, {{}, 1009}, longest);
    check_heard({binary(most + "x")}, {{}, 1009}, longest);
    check_heard({text("a"), text(most, false), more("x")}, {{"a"}, 1009}, longest);
    check_heard({text(most, false), more("", false), more("")}, {{most}}, longest);
    check_heard({text(most, false), ping("x"), more("")}, {{most}, 0, {"x"}}, longest);
    check_heard({text("")}, {{""}}, 0);
    check_heard({text("x")}, {{}, 1009}, 0);
}

TEST_CASE("a message is refused when its frame says how long it will be") {
    const std::string head("\x82\xff\x7f\xff\xff\xff\xff\xff\xff\xff\0\0\0\0x", 15);
    CHECK(hear(websocket::side::server, head, 1).code == 1009);
    const std::string first = bytes_of(binary("abc", false), true);
    CHECK(hear(websocket::side::server,
               first + head.substr(0, 1).replace(0, 1, "\x80") + head.substr(1), 1)
              .code == 1009);
}

TEST_CASE("what was complete before a mistake is received") {
    check_heard({text("a"), ping("b"), text("c"), more("d"), text("e")}, {{"a", "c"}, 1002, {"b"}});
}

TEST_CASE("both sides understand each other, at any length") {
    websocket one = client();
    websocket other = server();
    for (const std::size_t size : {0, 1, 125, 126, 65'535, 65'536, 300'000}) {
        CAPTURE(size);
        const std::string payload(size, 'x');
        one.send(payload);
        other.feed(outgoing(one));
        std::optional<websocket_message> m = other.next();
        REQUIRE(m.has_value());
        CHECK((m->text == payload));
        other.send_binary(payload);
        one.feed(outgoing(other));
        m = one.next();
        REQUIRE(m.has_value());
        CHECK((m->text == payload));
        CHECK(m->is_binary);
    }
}

TEST_CASE("a client masks each frame anew, and a server none") {
    websocket one = client();
    one.send("hello");
    one.send("hello");
    const std::string said = outgoing(one);
    REQUIRE(said.size() == 22);
    CHECK(said[1] == '\x85');
    CHECK(said.substr(0, 11) != said.substr(11));
    websocket other = server();
    other.send("hello");
    CHECK(outgoing(other) == "\x81\x05hello");
}

TEST_CASE("a side that closes still receives until the other one closes, and sends no more") {
    websocket codec = server();
    codec.send("last");
    codec.close(1001, "bye");
    CHECK_FALSE(codec.is_open());
    CHECK_FALSE(codec.is_over());
    codec.send("too late");
    codec.close(1000);
    codec.feed(bytes_of(text("still"), true) + bytes_of(ping(), true));
    REQUIRE(codec.next().has_value());
    const std::vector<frame> said = frames_in(outgoing(codec));
    REQUIRE(said.size() == 2);
    CHECK(said[0].payload == "last");
    CHECK(code_of(said[1]) == 1001);
    CHECK(said[1].payload.substr(2) == "bye");
    codec.feed(bytes_of(closing(1001), true));
    CHECK(codec.is_over());
    CHECK(codec.code() == 1001);
    CHECK(outgoing(codec).empty());
}

TEST_CASE("a stream that ends without a close is abnormal, and nothing is said to it") {
    websocket codec = server();
    codec.feed(bytes_of(text("a"), true) + bytes_of(text("b"), true).substr(0, 3));
    codec.end();
    CHECK(codec.is_over());
    CHECK(codec.code() == websocket_code::abnormal);
    CHECK(codec.next().has_value());
    codec.send("x");
    CHECK(outgoing(codec).empty());

    websocket closed = server();
    closed.feed(bytes_of(closing(4000), true));
    closed.end();
    CHECK(closed.code() == 4000);
}

TEST_CASE("a ping that we send is answered by a pong, which is counted") {
    websocket one = client();
    websocket other = server();
    one.ping("are you there?");
    other.feed(outgoing(one));
    one.feed(outgoing(other));
    CHECK(one.pongs() == 1);
    CHECK_FALSE(one.next().has_value());
}

TEST_CASE("a control frame that can't be sent is misuse") {
    websocket codec = server();
    CHECK_THROWS_AS(codec.ping(std::string(126, 'x')), std::invalid_argument);
    CHECK_THROWS_AS(codec.close(1000, longest_reason + "x"), std::invalid_argument);
    for (const std::uint16_t code : {0, 999, 1004, 1005, 1006, 1015, 2999, 5000}) {
        CAPTURE(code);
        CHECK_THROWS_AS(codec.close(code), std::invalid_argument);
    }
    CHECK(codec.is_open());
    CHECK(outgoing(codec).empty());
}

TEST_CASE("a codec can be moved in the middle of a frame") {
    const std::string bytes = bytes_of(text("hello"), true);
    websocket first = server();
    first.feed(bytes.substr(0, 8));
    websocket second = std::move(first);
    second.feed(bytes.substr(8));
    const std::optional<websocket_message> m = second.next();
    REQUIRE(m.has_value());
    CHECK(m->text == "hello");
}

TEST_CASE("every frame of the other side is counted when it is whole, whatever kind it is") {
    websocket codec = server();
    const std::string came = bytes_of(text("a", false), true) + bytes_of(ping("b"), true) +
                             bytes_of(more("c"), true) + bytes_of(text("d"), true);
    codec.feed(came.substr(0, came.size() - 1));
    CHECK(codec.frames() == 3);
    codec.feed(came.substr(came.size() - 1));
    CHECK(codec.frames() == 4);
    CHECK_FALSE(codec.has_broken_rules());
}

TEST_CASE("a codec knows whether it is over by the rules, or because they were broken") {
    websocket closed = server();
    closed.feed(bytes_of(closing(1002), true));
    CHECK_FALSE(closed.has_broken_rules());
    websocket broken = server();
    broken.feed(bytes_of(text("a"), false));
    CHECK(broken.has_broken_rules());
}
