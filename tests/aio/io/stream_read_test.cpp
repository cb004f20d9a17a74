// Reading from a connection.
#include <array>
#include <string>
#include <string_view>

#include "aio/event.hpp"
#include "aio/gather.hpp"
#include "aio/helpers.hpp"
#include "aio/io/connection.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

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

}  // namespace
