#include "aio/io/terminal.hpp"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string_view>

#include "aio/helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

/// A terminal with nobody in front of it.
class pseudo_terminal {
public:
    pseudo_terminal() : keys_(::posix_openpt(O_RDWR | O_NOCTTY)) {
        REQUIRE(::grantpt(keys_) == 0);
        REQUIRE(::unlockpt(keys_) == 0);
        inside_ = ::open(::ptsname(keys_), O_RDWR | O_NOCTTY);
        REQUIRE(inside_ >= 0);
    }
    pseudo_terminal(const pseudo_terminal&) = delete;
    pseudo_terminal& operator=(const pseudo_terminal&) = delete;
    ~pseudo_terminal() {
        hang_up();
        ::close(inside_);
    }

    [[nodiscard]] int inside() const { return inside_; }
    void type(std::string_view keys) const {
        REQUIRE(::write(keys_, keys.data(), keys.size()) == static_cast<ssize_t>(keys.size()));
    }
    void hang_up() {
        if (keys_ >= 0) ::close(keys_);
        keys_ = -1;
    }

private:
    int keys_;
    int inside_ = -1;
};

TEST_CASE("what is typed on a terminal is read, and others who read from it may still block") {
    in_real_time([]() -> aio::task<> {
        const pseudo_terminal terminal;
        aio::stream keys = aio::open_terminal(terminal.inside());
        std::array<char, 16> buffer{};
        terminal.type("ab\n");
        const std::size_t count = co_await keys.read(buffer);
        CHECK(std::string_view(buffer.data(), count) == "ab\n");
        CHECK((::fcntl(terminal.inside(), F_GETFL) & O_NONBLOCK) == 0);
    });
}

TEST_CASE("what nobody asked for stays in the terminal") {
    in_real_time([]() -> aio::task<> {
        const pseudo_terminal terminal;
        std::array<char, 1> one{};
        {
            aio::stream keys = aio::open_terminal(terminal.inside());
            terminal.type("ab\n");
            co_await keys.read(one);
            CHECK(one.front() == 'a');
        }
        CHECK(::read(terminal.inside(), one.data(), 1) == 1);
        CHECK(one.front() == 'b');
    });
}

TEST_CASE("who waits for a key can be cancelled") {
    in_real_time([]() -> aio::task<> {
        const pseudo_terminal terminal;
        aio::stream keys = aio::open_terminal(terminal.inside());
        std::array<char, 1> one{};
        bool has_read = false;
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            const auto read = [&]() -> aio::task<> {
                co_await keys.read(one);
                has_read = true;
            };
            group.spawn(read());
            co_await aio::sleep(1ms);
            group.cancel();
        });
        CHECK_FALSE(has_read);
    });
}

TEST_CASE("a terminal that hangs up ends, or says so") {
    in_real_time([]() -> aio::task<> {
        pseudo_terminal terminal;
        aio::stream keys = aio::open_terminal(terminal.inside());
        terminal.hang_up();
        std::array<char, 1> one{};
        // Systems differ: some end it, some tell of an error.
        std::size_t count = 0;
        const auto read = [&]() -> aio::task<> { count = co_await keys.read(one); };
        co_await throws<aio::error>(read);
        CHECK(count == 0);
    });
}

TEST_CASE("what is no terminal is refused") {
    in_real_time([]() -> aio::task<> {
        const int file = ::open("/dev/null", O_RDWR);
        CHECK_THROWS_AS(aio::open_terminal(file), aio::error);
        ::close(file);
        co_return;
    });
}

TEST_CASE("a virtual clock knows no terminal") {
    in_virtual_time([]() -> aio::task<> {
        CHECK_THROWS_AS(aio::open_terminal(0), aio::needs_real_clock);
        co_return;
    });
}

}  // namespace
