#include "aio/io/tcp.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "aio/dying.hpp"
#include "aio/error.hpp"
#include "aio/event.hpp"
#include "aio/failing_allocation.hpp"
#include "aio/gather.hpp"
#include "aio/helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

static_assert(!std::is_copy_constructible_v<aio::accepting>);
static_assert(!std::is_move_constructible_v<aio::accepting>);
static_assert(!std::is_copy_constructible_v<aio::connecting>);
static_assert(!std::is_move_constructible_v<aio::connecting>);
static_assert(!std::is_copy_constructible_v<aio::reading>);
static_assert(!std::is_move_constructible_v<aio::reading>);
static_assert(!std::is_copy_constructible_v<aio::writing>);
static_assert(!std::is_move_constructible_v<aio::writing>);
static_assert(!std::is_copy_constructible_v<aio::stream>);
static_assert(std::is_nothrow_move_constructible_v<aio::stream>);

constexpr const char* ipv4 = "127.0.0.1";
constexpr const char* ipv6 = "::1";

// More than both sockets together take at once.
constexpr std::size_t more_than_fits = 16'000'000;

// More connections than a listener takes from the system before anybody asks.
constexpr int more_than_are_taken = 3 * static_cast<int>(aio::listener_state::most_waiting);

bool has_loopback(const char* host) {
    aio::real_clock time;
    const aio::loop on(time);
    try {
        const aio::tcp_listener listener({host, 0});
        return true;
    } catch (const aio::error& e) {
        MESSAGE("skipped: this machine can't ", e.what());
        return false;
    }
}

/// A client that connects and writes before its construction ends, without the loop.
class blocking_knock {
public:
    blocking_knock(std::uint16_t port, std::string_view text)
        : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in to{};
        REQUIRE(uv_ip4_addr(ipv4, port, &to) == 0);
        REQUIRE(::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0);
        REQUIRE(::write(socket_, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    }
    blocking_knock(const blocking_knock&) = delete;
    blocking_knock& operator=(const blocking_knock&) = delete;
    ~blocking_knock() { ::close(socket_); }

private:
    int socket_;
};

struct ends {
    std::optional<aio::stream> client;
    std::optional<aio::stream> server;
};

// Connects both ends to each other.
aio::task<> connect_both(ends& both) {
    aio::tcp_listener listener({ipv4, 0});
    const auto open = [&]() -> aio::task<> {
        both.client.emplace(co_await aio::connect({ipv4, listener.port()}));
    };
    const auto accept = [&]() -> aio::task<> { both.server.emplace(co_await listener.accept()); };
    co_await aio::gather(open(), accept());
}

// A text in which a piece that is lost, doubled or out of its place shows.
std::string long_text(std::size_t size) {
    std::string text;
    text.reserve(size + 10);
    for (int i = 0; text.size() < size; ++i) text += std::to_string(i) + ' ';
    text.resize(size);
    return text;
}

aio::task<> echo(aio::stream peer) {
    std::array<char, 4096> buffer;
    while (const std::size_t count = co_await peer.read(buffer)) {
        co_await peer.write(std::string_view(buffer.data(), count));
    }
}

aio::task<std::string> read_some(aio::stream& from) {
    std::array<char, 4096> buffer;
    const std::size_t count = co_await from.read(buffer);
    co_return std::string(buffer.data(), count);
}

aio::task<> talk(const char* host) {
    aio::tcp_listener listener({host, 0});
    CHECK(listener.port() != 0);
    const auto serve = [&]() -> aio::task<> { co_await echo(co_await listener.accept()); };
    co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
        group.spawn(serve());
        aio::stream server = co_await aio::connect({host, listener.port()});
        for (const char* const text : {"hello", "x", "and good bye"}) {
            co_await server.write(text);
            const std::string answer = co_await read_some(server);
            CHECK(answer == text);
        }
    });
}

TEST_CASE("what is sent to an echo server comes back, over IPv4") {
    in_real_time([] { return talk(ipv4); });
}

TEST_CASE("what is sent to an echo server comes back, over IPv6") {
    if (has_loopback(ipv6)) in_real_time([] { return talk(ipv6); });
}

TEST_CASE("the end of one side is the end of input for the other, once and for all") {
    in_real_time([]() -> aio::task<> {
        ends both;
        co_await connect_both(both);
        co_await both.client->write("last words");
        both.client.reset();
        const std::string words = co_await aio::read_all(*both.server, 1000);
        CHECK(words == "last words");
        for (int i = 0; i < 2; ++i) {
            const std::string nothing = co_await read_some(*both.server);
            CHECK(nothing.empty());
        }
    });
}

TEST_CASE("one who waits for input is told of its end") {
    in_real_time([]() -> aio::task<> {
        ends both;
        co_await connect_both(both);
        const auto reader = [&]() -> aio::task<> {
            const std::string nothing = co_await read_some(*both.server);
            CHECK(nothing.empty());
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(reader());
            co_await aio::yield();
            both.client.reset();
        });
    });
}

TEST_CASE("a connection that is refused is an error that names the address") {
    in_real_time([]() -> aio::task<> {
        std::uint16_t port = 0;
        {
            const aio::tcp_listener gone({ipv4, 0});
            port = gone.port();
        }
        try {
            co_await aio::connect({ipv4, port});
            FAIL("nobody listens there");
        } catch (const aio::error& e) {
            const std::string text = e.what();
            CHECK(text == "connect to 127.0.0.1:" + std::to_string(port) + ": connection refused");
            CHECK(e.code() == std::errc::connection_refused);
        }
    });
}

TEST_CASE("an IPv6 address stands in brackets in the text of an error") {
    if (!has_loopback(ipv6)) return;
    in_real_time([]() -> aio::task<> {
        std::uint16_t port = 0;
        {
            const aio::tcp_listener gone({ipv6, 0});
            port = gone.port();
        }
        const std::string failure = co_await failure_of([&] { return aio::connect({ipv6, port}); });
        CHECK(failure == "connect to [::1]:" + std::to_string(port) + ": connection refused");
    });
}

TEST_CASE("what is not an address is refused by name") {
    in_real_time([]() -> aio::task<> {
        const std::string failure =
            co_await failure_of([] { return aio::connect({"nowhere", 80}); });
        CHECK(failure == "connect to nowhere:80: invalid argument");
        CHECK_THROWS_WITH_AS(aio::tcp_listener({"nowhere", 80}),
                             "listen on nowhere:80: invalid argument", aio::error);
    });
}

TEST_CASE("a port that is in use is an error that names the address") {
    in_real_time([]() -> aio::task<> {
        const aio::tcp_listener first({ipv4, 0});
        const std::string text =
            "listen on 127.0.0.1:" + std::to_string(first.port()) + ": address already in use";
        CHECK_THROWS_WITH_AS(aio::tcp_listener({ipv4, first.port()}), text.c_str(), aio::error);
        co_return;
    });
}

TEST_CASE("a write that the system can't take at once waits for a slow reader") {
    in_real_time([]() -> aio::task<> {
        ends both;
        co_await connect_both(both);
        const std::string sent = long_text(more_than_fits);
        bool is_written = false;
        std::string received;
        const auto writer = [&]() -> aio::task<> {
            co_await both.client->write(sent);
            is_written = true;
            both.client.reset();
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(writer());
            co_await aio::sleep(2ms);
            CHECK_FALSE(is_written);
            std::vector<char> buffer(100'000);
            while (const std::size_t count = co_await both.server->read(buffer)) {
                received.append(buffer.data(), count);
                co_await aio::yield();
            }
        });
        CHECK(is_written);
        CHECK((received == sent));
    });
}

TEST_CASE("writes one after the other arrive in order, also behind one that waits") {
    in_real_time([]() -> aio::task<> {
        ends both;
        co_await connect_both(both);
        const std::string first = long_text(more_than_fits);
        std::string received;
        const auto write_first = [&]() -> aio::task<> { co_await both.client->write(first); };
        const auto write_second = [&]() -> aio::task<> { co_await both.client->write("end"); };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(write_first());
            group.spawn(write_second());
            co_await aio::yield();
            received = co_await aio::read_all(*both.server, first.size() + 3);
        });
        CHECK((received == first + "end"));
    });
}

TEST_CASE("the rest of a write that is cancelled is still sent") {
    in_real_time([]() -> aio::task<> {
        ends both;
        co_await connect_both(both);
        bool was_cancelled = false;
        const auto writer = [&]() -> aio::task<> {
            const std::string sent = long_text(more_than_fits);
            was_cancelled =
                co_await throws<aio::cancelled>([&] { return both.client->write(sent); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(writer());
            co_await aio::yield();
            group.cancel();
        });
        CHECK(was_cancelled);
        const std::string received = co_await aio::read_all(*both.server, more_than_fits);
        CHECK((received == long_text(more_than_fits)));
    });
}

TEST_CASE("closing a stream cuts off the rest of a cancelled write") {
    in_real_time([]() -> aio::task<> {
        ends both;
        co_await connect_both(both);
        const auto writer = [&]() -> aio::task<> {
            aio::stream mine = std::move(*both.client);
            const std::string sent = long_text(more_than_fits);
            co_await mine.write(sent);
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(writer());
            co_await aio::yield();
            group.cancel();
        });
        const std::string received = co_await aio::read_all(*both.server, more_than_fits);
        CHECK(received.size() < more_than_fits);
        CHECK((received == long_text(more_than_fits).substr(0, received.size())));
    });
}

TEST_CASE("writing to a side that has gone is an error, not the end of the program") {
    in_real_time([]() -> aio::task<> {
        ends both;
        co_await connect_both(both);
        both.server.reset();
        std::string failure = "no failure";
        // The first writes may still be taken: the answer that nobody is there must come back.
        while (failure == "no failure") {
            failure = co_await failure_of([&] { return both.client->write("anybody there?"); });
            co_await aio::yield();
        }
        CHECK((failure == "write: broken pipe" || failure == "write: connection reset by peer"));
    });
}

TEST_CASE("a write that waits fails when the other side goes away") {
    in_real_time([]() -> aio::task<> {
        ends both;
        co_await connect_both(both);
        const std::string sent = long_text(more_than_fits);
        std::string failure;
        const auto writer = [&]() -> aio::task<> {
            failure = co_await failure_of([&] { return both.client->write(sent); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(writer());
            co_await aio::sleep(1ms);
            both.server.reset();
        });
        CHECK((failure == "write: broken pipe" || failure == "write: connection reset by peer"));
    });
}

TEST_CASE("a read that is cancelled loses no byte for the next one") {
    in_real_time([]() -> aio::task<> {
        ends both;
        co_await connect_both(both);
        bool was_cancelled = false;
        const auto reader = [&]() -> aio::task<> {
            was_cancelled =
                co_await throws<aio::cancelled>([&] { return read_some(*both.server); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(reader());
            co_await aio::yield();
            group.cancel();
        });
        CHECK(was_cancelled);
        co_await both.client->write("not lost");
        // Comes while nobody reads, and libuv polls still.
        co_await aio::sleep(1ms);
        const std::string text = co_await read_some(*both.server);
        CHECK(text == "not lost");
    });
}

TEST_CASE("a connection that nobody reads from any more hides no deadlock") {
    const auto stuck = [](bool is_cancelled) -> aio::task<> {
        ends both;
        co_await connect_both(both);
        const auto reader = [&]() -> aio::task<> { co_await read_some(*both.server); };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(reader());
            co_await aio::yield();
            if (is_cancelled) group.cancel();
            co_await both.client->write("x");
        });
        aio::event never;
        co_await never.wait();
    };
    CHECK_THROWS_AS(aio::run(stuck(true)), aio::deadlock);
    CHECK_THROWS_AS(aio::run(stuck(false)), aio::deadlock);
}

TEST_CASE("two who read from one stream at the same time, or into no room, are told so") {
    in_real_time([]() -> aio::task<> {
        ends both;
        co_await connect_both(both);
        std::string text;
        const auto reader = [&]() -> aio::task<> { text = co_await read_some(*both.server); };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(reader());
            co_await aio::yield();
            const std::string failure =
                co_await failure_of([&] { return read_some(*both.server); });
            CHECK(failure == "read: another task is reading already");
            co_await both.client->write("for the first one");
        });
        CHECK(text == "for the first one");
        const std::string failure = co_await failure_of([&] { return both.server->read({}); });
        CHECK(failure == "read: the buffer has no room");
    });
}

TEST_CASE("input that comes in pieces and is read byte by byte is whole") {
    in_real_time([]() -> aio::task<> {
        ends both;
        co_await connect_both(both);
        const std::string sent = long_text(5000);
        std::string received;
        const auto writer = [&]() -> aio::task<> {
            for (std::size_t i = 0; i < sent.size(); i += 50) {
                co_await both.client->write(std::string_view(sent).substr(i, 50));
                if (i % 1000 == 0) co_await aio::sleep(1ms);
            }
            both.client.reset();
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(writer());
            std::array<char, 1> one;
            while (co_await both.server->read(one) == 1) received += one[0];
        });
        CHECK(received == sent);
    });
}

TEST_CASE("both sides may write and read at the same time") {
    in_real_time([]() -> aio::task<> {
        ends both;
        co_await connect_both(both);
        const std::string sent = long_text(more_than_fits / 2);
        const auto write = [&](aio::stream& to) -> aio::task<> { co_await to.write(sent); };
        const auto [a, b, at_server, at_client] = co_await aio::gather(
            write(*both.client), write(*both.server), aio::read_all(*both.server, sent.size()),
            aio::read_all(*both.client, sent.size()));
        CHECK((at_server == sent));
        CHECK((at_client == sent));
    });
}

TEST_CASE("an empty write is done at once") {
    in_real_time([]() -> aio::task<> {
        ends both;
        co_await connect_both(both);
        co_await both.client->write("");
        co_await both.client->write("x");
        const std::string text = co_await read_some(*both.server);
        CHECK(text == "x");
    });
}

TEST_CASE("an accept that is cancelled leaves the connection to the next one") {
    in_real_time([]() -> aio::task<> {
        aio::tcp_listener listener({ipv4, 0});
        bool was_cancelled = false;
        const auto accept = [&]() -> aio::task<> {
            was_cancelled = co_await throws<aio::cancelled>([&] { return listener.accept(); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(accept());
            co_await aio::yield();
            group.cancel();
        });
        CHECK(was_cancelled);
        aio::stream client = co_await aio::connect({ipv4, listener.port()});
        aio::stream server = co_await listener.accept();
        co_await client.write("hello");
        const std::string text = co_await read_some(server);
        CHECK(text == "hello");
    });
}

TEST_CASE("a connection belongs to the one whom it woke, also before that one has run") {
    in_real_time([]() -> aio::task<> {
        aio::tcp_listener listener({ipv4, 0});
        std::string log;
        const auto accept = [&](char name) -> aio::task<> {
            aio::stream server = co_await listener.accept();
            log += name + co_await read_some(server);
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(accept('a'));
            co_await aio::yield();
            const blocking_knock first(listener.port(), "1");
            group.spawn(accept('b'));  // is ready before the one whom the connection wakes
            while (log.empty()) co_await aio::yield();
            const blocking_knock second(listener.port(), "2");
            while (log.size() < 4) co_await aio::yield();
        });
        CHECK(log == "a1b2");
    });
}

TEST_CASE("several who accept get one connection each, first come first served") {
    in_real_time([]() -> aio::task<> {
        aio::tcp_listener listener({ipv4, 0});
        std::string log;
        const auto accept = [&](char name) -> aio::task<> {
            const aio::stream server = co_await listener.accept();
            log += name;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (const char name : {'a', 'b', 'c'}) group.spawn(accept(name));
            for (int i = 0; i < 3; ++i) co_await aio::connect({ipv4, listener.port()});
        });
        CHECK(log == "abc");
    });
}

#ifndef AIO_FOREIGN_ALLOCATOR
TEST_CASE("a connection for which memory is missing is told to all who wait, and is not lost") {
    in_real_time([]() -> aio::task<> {
        aio::tcp_listener listener({ipv4, 0});
        int told = 0;
        const auto accept = [&]() -> aio::task<> {
            told += co_await throws<std::bad_alloc>([&] { return listener.accept(); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(accept());
            group.spawn(accept());
            co_await aio::yield();
            const blocking_knock client(listener.port(), "still here");
            {
                const no_memory now;
                co_await aio::yield();  // libuv tells of the connection
            }
            while (told < 2) co_await aio::yield();
            aio::stream server = co_await listener.accept();
            CHECK(co_await read_some(server) == "still here");
        });
    });
}
#endif

TEST_CASE("a listener that nobody accepts from any more hides no deadlock") {
    const auto stuck = []() -> aio::task<> {
        aio::tcp_listener listener({ipv4, 0});
        const auto accept = [&]() -> aio::task<> { co_await listener.accept(); };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(accept());
            co_await aio::yield();
            group.cancel();
        });
        aio::event never;
        co_await never.wait();
    };
    CHECK_THROWS_AS(aio::run(stuck()), aio::deadlock);
}

TEST_CASE("a loop that ends before its listener ends the program and says so") {
    const death seen = die([] {
        std::optional<aio::tcp_listener> listener;
        aio::real_clock time;
        const aio::loop on(time);
        listener.emplace(aio::endpoint{ipv4, 0});
    });
    CHECK(seen.signal == SIGABRT);
    CHECK(seen.words == "aio: a loop was destroyed before what it serves (libuv's tcp)\n");
}

TEST_CASE("connections that come before anybody accepts are kept, in order, however many") {
    in_real_time([]() -> aio::task<> {
        aio::tcp_listener listener({ipv4, 0});
        std::vector<aio::stream> clients;
        std::string sent;
        for (int i = 0; i < more_than_are_taken; ++i) {
            clients.push_back(co_await aio::connect({ipv4, listener.port()}));
            const std::string name(1, static_cast<char>('0' + i));
            co_await clients.back().write(name);
            sent += name;
        }
        std::string received;
        for (int i = 0; i < more_than_are_taken; ++i) {
            aio::stream server = co_await listener.accept();
            received += co_await read_some(server);
        }
        CHECK(received == sent);
    });
}

TEST_CASE("a connect that is cancelled closes its socket") {
    in_real_time([]() -> aio::task<> {
        aio::tcp_listener listener({ipv4, 0});
        bool was_cancelled = false;
        const auto open = [&]() -> aio::task<> {
            was_cancelled = co_await throws<aio::cancelled>(
                [&] { return aio::connect({ipv4, listener.port()}); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(open());
            co_await aio::yield();
            group.cancel();
        });
        CHECK(was_cancelled);
        // It may have got as far as the listener's backlog; then it is found closed.
        aio::stream client = co_await aio::connect({ipv4, listener.port()});
        co_await client.write("the next");
        std::string text;
        while (text.empty()) {
            aio::stream server = co_await listener.accept();
            const std::string failure_or_text = co_await read_some(server);
            text = failure_or_text;
        }
        CHECK(text == "the next");
    });
}

TEST_CASE("a listener can be closed while connections wait in it") {
    in_real_time([]() -> aio::task<> {
        std::optional<aio::tcp_listener> listener(std::in_place, aio::endpoint{ipv4, 0});
        std::vector<aio::stream> clients;
        for (int i = 0; i < more_than_are_taken; ++i) {
            clients.push_back(co_await aio::connect({ipv4, listener->port()}));
        }
        co_await aio::sleep(1ms);
        listener.reset();
        int ended = 0;
        for (aio::stream& client : clients) {
            const std::string end = co_await failure_of([&] { return aio::read_all(client, 10); });
            ended += end.empty() ? 0 : 1;  // in peace or with an error
        }
        CHECK(ended == more_than_are_taken);
    });
}

TEST_CASE("a server serves many at a time") {
    in_real_time([]() -> aio::task<> {
        constexpr int clients = 50;
        aio::tcp_listener listener({ipv4, 0});
        int answered = 0;
        int connected = 0;
        aio::event all_here;
        const auto serve = [&](aio::task_group& group) -> aio::task<> {
            for (int i = 0; i < clients; ++i) group.spawn(echo(co_await listener.accept()));
        };
        const auto client = [&](int number) -> aio::task<> {
            aio::stream server = co_await aio::connect({ipv4, listener.port()});
            if (++connected == clients) all_here.set();
            co_await all_here.wait();  // so that all are served at the same time
            const std::string text = std::to_string(number);
            co_await server.write(text);
            const std::string answer = co_await read_some(server);
            answered += answer == text ? 1 : 0;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(serve(group));
            std::vector<aio::task<>> all;
            for (int i = 0; i < clients; ++i) all.push_back(client(i));
            co_await aio::gather(std::move(all));
        });
        CHECK(answered == clients);
    });
}

TEST_CASE("a loop ends with a listener that keeps connections nobody accepted") {
    in_real_time([]() -> aio::task<> {
        aio::tcp_listener listener({ipv4, 0});
        aio::stream first = co_await aio::connect({ipv4, listener.port()});
        const aio::stream second = co_await aio::connect({ipv4, listener.port()});
        const aio::stream third = co_await aio::connect({ipv4, listener.port()});
        aio::stream accepted = co_await listener.accept();
        co_await accepted.write("x");
        CHECK(co_await read_some(first) == "x");  // the loop has seen the other two by now
    });
}

}  // namespace
