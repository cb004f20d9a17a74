// Writing to a connection.
#include <string>
#include <vector>

#include "aio/helpers.hpp"
#include "aio/io/connection.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

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

TEST_CASE("a write waits for its reader sooner where the system may hold little") {
    in_real_time([]() -> aio::task<> {
        ends both;
        co_await connect_both(both);
        both.client->limit_buffers(16'000);
        both.server->limit_buffers(16'000);
        const std::string piece(16'000, 'x');
        int written = 0;
        const auto write_pieces = [&]() -> aio::task<> {
            for (; written < 500; ++written) co_await both.client->write(piece);
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(write_pieces());
            co_await aio::sleep(20ms);
            CHECK(written < 100);
            group.cancel();
        });
    });
}

}  // namespace

TEST_CASE("who only tries to write is told how much the system has taken, and never waits") {
    in_real_time([]() -> aio::task<> {
        ends both;
        co_await connect_both(both);
        both.client->send_at_once();
        CHECK(both.client->try_write("hello") == 5);
        const std::string much = long_text(more_than_fits);
        const std::size_t taken = both.client->try_write(much);
        CHECK(taken > 0);
        CHECK(taken < much.size());
        std::string received;
        const auto write_rest = [&]() -> aio::task<> {
            co_await both.client->write(std::string_view(much).substr(taken));
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(write_rest());
            co_await aio::yield();
            CHECK(both.client->try_write("in between") == 0);
            received = co_await aio::read_all(*both.server, much.size() + 5);
        });
        CHECK((received == "hello" + much));
    });
}

TEST_CASE("to try to write to a side that has gone is an error") {
    in_real_time([]() -> aio::task<> {
        ends both;
        co_await connect_both(both);
        both.server.reset();
        bool has_failed = false;
        for (int tries = 0; tries < 1'000 && !has_failed; ++tries) {
            co_await aio::sleep(1ms);
            try {
                both.client->try_write("x");
            } catch (const aio::error&) {
                has_failed = true;
            }
        }
        CHECK(has_failed);
    });
}
