#include "wire/amqp_codec.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "wire/amqp_error.hpp"
#include "wire/amqp_frames.hpp"
#include "wire/amqp_limits.hpp"
#include "wire/amqp_talk.hpp"

using namespace wire;
using namespace wire::test;

namespace {

// One of each, with fields that differ from each other.
std::vector<amqp::method> all_methods() {
    const amqp::peer self{"product", "version", true};
    return {amqp::connection_start{0, 9, self, "PLAIN", "en_US"},
            amqp::connection_start_ok{self, "PLAIN", std::string_view("\0a\0b", 4), "en_US"},
            amqp::connection_tune{1, 2, 3},
            amqp::connection_tune_ok{{1, 2, 3}},
            amqp::connection_open{"vhost"},
            amqp::connection_open_ok{},
            amqp::connection_close{404, "text", 50, 10},
            amqp::connection_close_ok{},
            amqp::channel_open{},
            amqp::channel_open_ok{},
            amqp::channel_close{{404, "text", 50, 10}},
            amqp::channel_close_ok{},
            amqp::queue_declare{.queue = "q", .durable = true, .auto_delete = true},
            amqp::queue_declare{.queue = "q", .passive = true, .exclusive = true, .nowait = true},
            amqp::queue_declare_ok{"q", 1, 2},
            amqp::queue_purge{"q", true},
            amqp::queue_purge_ok{1},
            amqp::queue_delete{.queue = "q", .if_unused = true, .nowait = true},
            amqp::queue_delete_ok{1},
            amqp::basic_qos{1, 2, true},
            amqp::basic_qos_ok{},
            amqp::basic_consume{.queue = "q", .consumer_tag = "c", .no_ack = true, .nowait = true},
            amqp::basic_consume_ok{"c"},
            amqp::basic_cancel{"c", true},
            amqp::basic_cancel_ok{"c"},
            amqp::basic_publish{"e", "key", true, false},
            amqp::basic_return{312, "text", "e", "key"},
            amqp::basic_deliver{"c", 1ULL << 40U, true, "e", "key"},
            amqp::basic_get{"q", true},
            amqp::basic_get_ok{7, true, "e", "key", 9},
            amqp::basic_get_empty{},
            amqp::basic_ack{7, true},
            amqp::basic_reject{7, false},
            amqp::basic_nack{7, true, false},
            amqp::confirm_select{true},
            amqp::confirm_select_ok{}};
}

std::string_view payload_in(std::string_view frame) { return frame.substr(7, frame.size() - 8); }

}  // namespace

TEST_CASE("what is written is read as it was") {
    for (const amqp::method& m : all_methods()) {
        CAPTURE(name_of_method(m));
        const std::string bytes = bytes_of(1, m);
        const amqp::method read = read_method(payload_in(bytes));
        CHECK(read.index() == m.index());
        CHECK(bytes_of(1, read) == bytes);
    }
}

TEST_CASE("a method that is cut short has the wrong fields") {
    for (const amqp::method& m : all_methods()) {
        CAPTURE(name_of_method(m));
        const std::string bytes = bytes_of(1, m);
        const std::string_view payload = payload_in(bytes);
        for (std::size_t length = 0; length < payload.size(); ++length) {
            CHECK_THROWS_AS(read_method(payload.substr(0, length)), amqp_error);
        }
    }
}

TEST_CASE("methods are bytes as the specification has them") {
    CHECK(bytes_of(1, amqp::basic_ack{5, true}) ==
          std::string_view("\x01\0\x01\0\0\0\x0d\0\x3c\0\x50\0\0\0\0\0\0\0\x05\x01\xce", 21));
    CHECK(bytes_of(1, amqp::queue_declare{.queue = "ab", .durable = true}) ==
          std::string_view("\x01\0\x01\0\0\0\x0e\0\x32\0\x0a\0\0\x02"
                           "ab\x02\0\0\0\0\xce",
                           22));
    CHECK(bytes_of(0, amqp::connection_tune_ok{{0, 131'072, 60}}) ==
          std::string_view("\x01\0\0\0\0\0\x0c\0\x0a\0\x1f\0\0\0\x02\0\0\0\x3c\xce", 20));
    const std::string published =
        bytes_of(1, amqp::basic_publish{.exchange = {}, .routing_key = "q"}, "hi");
    CHECK(published.substr(published.size() - 33) ==
          std::string_view("\x02\0\x01\0\0\0\x0f\0\x3c\0\0\0\0\0\0\0\0\0\x02\x10\0\x02\xce"
                           "\x03\0\x01\0\0\0\x02hi\xce",
                           33));
}

TEST_CASE("a peer says who it is, and what it hears") {
    const std::string bytes = bytes_of(0, all_methods().front());
    const auto start = std::get<amqp::connection_start>(read_method(payload_in(bytes)));
    CHECK(start.server.product == "product");
    CHECK(start.server.version == "version");
    CHECK(start.server.hears_cancels);
}

TEST_CASE("the name of an argument is seen") {
    std::string declare(payload_in(bytes_of(1, amqp::queue_declare{.queue = "q"})));
    declare.resize(declare.size() - 4);
    declare += std::string_view("\0\0\0\x07\x05x-maxt\x01", 12).substr(0, 12);
    declare[declare.size() - 8] = '\x05';
    const auto read = std::get<amqp::queue_declare>(read_method(declare));
    CHECK(read.argument == "x-max");
}

TEST_CASE("tables in tables are read, and too long a method is not") {
    std::string declare(payload_in(bytes_of(1, amqp::queue_declare{.queue = "q"})));
    declare.resize(declare.size() - 4);
    const auto size_of = [](std::size_t n) {
        return std::string{'\0', '\0', static_cast<char>(n >> 8), static_cast<char>(n)};
    };
    std::string table;
    const auto whole = [&] { return declare + size_of(table.size()) + table; };
    const auto go_deeper = [&] { table = std::string{'\0', 'F'} + size_of(table.size()) + table; };
    for (int depth = 0; depth < 5; ++depth) go_deeper();
    CHECK_NOTHROW(read_method(whole()));
    CHECK_THROWS_AS(read_method(whole() + std::string(amqp_method_bytes, 'x')), amqp_error);
    while (whole().size() + 20 < amqp_method_bytes) go_deeper();
    try {
        read_method(whole());
    } catch (const amqp_error& refused) {  // by a decoder that has a limit of its own
        CHECK(refused.code() == amqp_reply::syntax_error);
    }
}

TEST_CASE("frames are read whatever the pieces, and nothing is left of an idle one") {
    const std::string bytes = bytes_of(1, amqp::basic_publish{.exchange = {}, .routing_key = "q"},
                                       std::string(300'000, 'x'));
    for (const std::size_t piece : {std::size_t{1'000'000}, std::size_t{1000}, std::size_t{7}}) {
        amqp_frames frames;
        std::size_t body = 0;
        for (std::size_t at = 0; at < bytes.size(); at += piece) {
            frames.feed(std::string_view(bytes).substr(at, piece));
            while (const auto f = frames.next()) {
                if (f->type == amqp_frame_type::body) body += f->payload.size();
            }
        }
        CHECK(body == 300'000);
    }
}
