#include "aio/io/process.hpp"

#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "aio/event.hpp"
#include "aio/helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

static_assert(!std::is_copy_constructible_v<aio::exiting>);
static_assert(!std::is_move_constructible_v<aio::exiting>);
static_assert(!std::is_copy_constructible_v<aio::process>);

using arguments = std::vector<std::string>;

// A zombie still has its number, so this also shows that the child was reaped.
bool exists(int pid) { return kill(pid, 0) == 0 || errno != ESRCH; }

bool has_children() { return waitpid(-1, nullptr, WNOHANG) >= 0 || errno != ECHILD; }

TEST_CASE("what a child writes can be read, to its end, and then its exit code") {
    in_real_time([]() -> aio::task<> {
        const arguments script{"-c", "echo one; echo two; exit 3"};
        aio::process child("sh", script);
        const std::string output = co_await aio::read_all(child.output(), 100);
        CHECK(output == "one\ntwo\n");
        const aio::exit_status status = co_await child.wait();
        CHECK(status.code == 3);
        CHECK(status.signal == 0);
        CHECK_FALSE(exists(child.pid()));
        const aio::exit_status again = co_await child.wait();
        CHECK(again.code == 3);
    });
}

TEST_CASE("what is written to a child arrives, and closing its input ends it") {
    in_real_time([]() -> aio::task<> {
        aio::process child("cat", arguments());
        std::array<char, 100> buffer;
        co_await child.input().write("hello");
        const std::size_t count = co_await child.output().read(buffer);
        CHECK(std::string(buffer.data(), count) == "hello");
        {
            const aio::stream closed = std::move(child.input());
        }
        const std::string rest = co_await aio::read_all(child.output(), 100);
        CHECK(rest.empty());
        const aio::exit_status status = co_await child.wait();
        CHECK(status.code == 0);
    });
}

TEST_CASE("output that is larger than a pipe comes through whole") {
    in_real_time([]() -> aio::task<> {
        constexpr std::size_t size = 1'000'000;
        const arguments script{"-c", "head -c 1000000 /dev/zero | tr '\\0' 'x'"};
        aio::process child("sh", script);
        const std::string output = co_await aio::read_all(child.output(), 2 * size);
        CHECK(output.size() == size);
        CHECK(output.find_first_not_of('x') == std::string::npos);
        const aio::exit_status status = co_await child.wait();
        CHECK(status.code == 0);
    });
}

TEST_CASE("reading stops at its limit") {
    in_real_time([]() -> aio::task<> {
        const arguments script{"-c", "echo 0123456789"};
        aio::process child("sh", script);
        const std::string output = co_await aio::read_all(child.output(), 4);
        CHECK(output == "0123");
        co_await child.wait();
    });
}

TEST_CASE("a child that is killed tells by which signal") {
    in_real_time([]() -> aio::task<> {
        const arguments long_time{"1000"};
        aio::process child("sleep", long_time);
        ::kill(child.pid(), SIGTERM);
        const aio::exit_status status = co_await child.wait();
        CHECK(status.signal == SIGTERM);
        CHECK_FALSE(exists(child.pid()));
    });
}

TEST_CASE("a program that is not there is an error that names it") {
    in_real_time([]() -> aio::task<> {
        CHECK_THROWS_WITH_AS(aio::process("no-such-program", arguments()),
                             "start no-such-program: no such file or directory", aio::error);
        co_return;
    });
    CHECK_FALSE(has_children());
}

TEST_CASE("a child that is dropped while it runs is killed and reaped") {
    int pid = 0;
    in_real_time([&]() -> aio::task<> {
        const arguments long_time{"1000"};
        {
            const aio::process child("sleep", long_time);
            pid = child.pid();
            CHECK(exists(pid));
        }
        co_return;
    });
    CHECK_FALSE(exists(pid));
    CHECK_FALSE(has_children());
}

TEST_CASE("a child that has ended unnoticed before it is dropped is reaped") {
    int pid = 0;
    in_real_time([&]() -> aio::task<> {
        {
            aio::process child("true", arguments());
            pid = child.pid();
            // Its output ends when it does, but nobody has asked the loop for its end.
            co_await aio::read_all(child.output(), 1);
        }
        co_return;
    });
    CHECK_FALSE(exists(pid));
    CHECK_FALSE(has_children());
}

TEST_CASE("cancelling the one who owns a child ends the child") {
    int pid = 0;
    in_real_time([&]() -> aio::task<> {
        const auto owner = [&]() -> aio::task<> {
            const arguments long_time{"1000"};
            aio::process child("sleep", long_time);
            pid = child.pid();
            co_await child.wait();
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(owner());
            co_await aio::yield();
            CHECK(exists(pid));
            group.cancel();
        });
        // The loop need not have noticed its end yet.
        while (exists(pid)) co_await aio::sleep(1ms);
    });
    CHECK_FALSE(has_children());
}

TEST_CASE("a wait for a child that is cancelled can be taken up again") {
    in_real_time([]() -> aio::task<> {
        aio::process child("cat", arguments());
        bool was_cancelled = false;
        const auto waiter = [&]() -> aio::task<> {
            was_cancelled = co_await throws<aio::cancelled>([&] { return child.wait(); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(waiter());
            co_await aio::yield();
            group.cancel();
        });
        CHECK(was_cancelled);
        CHECK(exists(child.pid()));
        ::kill(child.pid(), SIGKILL);
        const aio::exit_status status = co_await child.wait();
        CHECK(status.signal == SIGKILL);
    });
}

TEST_CASE("several may wait for the same child, and all are told") {
    in_real_time([]() -> aio::task<> {
        const arguments script{"-c", "read line; exit 3"};
        aio::process child("sh", script);
        int sum = 0;
        const auto waiter = [&]() -> aio::task<> { sum += int((co_await child.wait()).code); };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(waiter());
            group.spawn(waiter());
            co_await aio::yield();
            co_await child.input().write("end\n");
        });
        CHECK(sum == 6);
    });
}

TEST_CASE("a child that runs and that nobody waits for hides no deadlock") {
    const auto stuck = []() -> aio::task<> {
        const aio::process child("cat", arguments());
        aio::event never;
        co_await never.wait();
    };
    CHECK_THROWS_AS(aio::run(stuck()), aio::deadlock);
    CHECK_FALSE(has_children());
}

TEST_CASE("writing to a child that has ended is an error, not the end of the program") {
    in_real_time([]() -> aio::task<> {
        aio::process child("true", arguments());
        co_await child.wait();
        const std::string failure = co_await failure_of([&] { return child.input().write("x"); });
        CHECK(failure == "write: broken pipe");
    });
}

TEST_CASE("a child ignores no signal that only the loop ignores") {
    in_real_time([]() -> aio::task<> {
        const arguments look{"SigIgn", "/proc/self/status"};
        aio::process child("grep", look);
        const std::string line = co_await aio::read_all(child.output(), 100);
        co_await child.wait();
        const auto ignored = std::stoull(line.substr(line.find(':') + 1), nullptr, 16);
        CHECK((ignored >> (SIGPIPE - 1) & 1U) == 0);
    });
}

TEST_CASE("several children run at the same time") {
    in_real_time([]() -> aio::task<> {
        // Each waits for a line that the other would write only afterwards if they took turns.
        aio::process one("cat", arguments());
        aio::process two("cat", arguments());
        std::array<char, 100> buffer;
        for (aio::process* const child : {&one, &two, &one}) {
            aio::stream& input = child->input();
            aio::stream& output = child->output();
            co_await input.write("line");
            const std::size_t count = co_await output.read(buffer);
            CHECK(count == 4);
        }
    });
    CHECK_FALSE(has_children());
}

}  // namespace
