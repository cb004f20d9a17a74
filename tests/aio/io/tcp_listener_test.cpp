// Accepting connections.
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aio/dying.hpp"
#include "aio/event.hpp"
#include "aio/failing_allocation.hpp"
#include "aio/gather.hpp"
#include "aio/helpers.hpp"
#include "aio/io/connection.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

// More connections than a listener takes from the system before anybody asks.
constexpr int more_than_are_taken = 3 * static_cast<int>(aio::listener_state::most_waiting);

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
