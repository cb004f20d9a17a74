// A server for people on a terminal: lanes that grow, the last lines, keys.
#include <doctest/doctest.h>

#include <chrono>
#include <deque>
#include <string>
#include <string_view>
#include <utility>

#include "program/open_server.hpp"
#include "program/terminal_screen.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

launch on_terminal(const words& typed, int columns, int rows) {
    launch l = program(words{"serve"} + typed + words{"--port", "0", "--for", "5m"});
    l.out = l.err = {stream_to::kind::terminal};
    l.columns = columns;
    l.rows = rows;
    return l;
}

/// A server on a terminal of 80 by 24.
class shown_server {
public:
    explicit shown_server(const words& typed) : process_(on_terminal(typed, 80, 24)) {
        REQUIRE(process_.writes("q: end", soon));
        const std::string& told = process_.terminal();
        const std::size_t at = told.find("port ", told.find("Open at")) + 5;
        port_ = static_cast<std::uint16_t>(std::stoi(told.substr(at)));
    }

    [[nodiscard]] std::uint16_t port() const { return port_; }

    /// True when the window comes to show all of these at once.
    bool shows(const words& parts) {
        const auto until = std::chrono::steady_clock::now() + soon;
        for (;;) {
            const std::string now = window();
            bool has_all = true;
            for (const std::string& part : parts) has_all = has_all && contains(now, part);
            if (has_all) return true;
            if (std::chrono::steady_clock::now() > until) {
                MESSAGE(now);
                return false;
            }
            process_.watch_for(50ms);
        }
    }

    [[nodiscard]] std::string window() const {
        constexpr std::string_view picture_ends = "\x1b[?2026l";
        const std::string& all = process_.terminal();
        const std::size_t whole = all.rfind(picture_ends) + picture_ends.size();
        terminal_screen screen(80, 24);
        screen.write(std::string_view(all).substr(0, whole));
        return screen.window();
    }

    process_under_test& process() { return process_; }

private:
    process_under_test process_;
    std::uint16_t port_ = 0;
};

std::deque<guest> named_guests(std::uint16_t port, int how_many) {
    std::deque<guest> guests;
    for (int i = 1; i <= how_many; ++i) {
        guests.emplace_back(port).say("GET /?as=Person" + std::to_string(i) + " HTTP/1.1\r\n\r\n");
    }
    return guests;
}

}  // namespace

TEST_CASE("twenty clients have a lane each by their names, between the gauges and the last lines") {
    shown_server s({"threads", "--side", "coroutines", "--block", "60s"});
    const std::deque<guest> guests = named_guests(s.port(), 20);
    words shown{"threads, side coroutines", "waiting", "in hand", "is in hand", "s: side"};
    for (int i = 1; i <= 20; ++i) shown.push_back("Person" + std::to_string(i) + " ");
    CHECK(s.shows(shown));
    CHECK(contains(s.window(), "coroutine 20 takes it"));
}

TEST_CASE("of more clients than lanes have room those that are left out are counted") {
    shown_server s({"threads", "--side", "coroutines", "--block", "60s"});
    const std::deque<guest> guests = named_guests(s.port(), 60);
    CHECK(s.shows({"Person1 ", " more", "60", "q: end"}));
}

TEST_CASE("lanes grow while their clients wait") {
    shown_server s({"threads", "--side", "pool", "--pool", "1", "--block", "60s"});
    const std::deque<guest> guests = named_guests(s.port(), 2);
    CHECK(s.shows({"Person2", "░"}));
    const std::size_t before = count(s.window(), "░");
    s.process().watch_for(3s);
    CHECK(count(s.window(), "░") > before);
}

TEST_CASE("s opens the next side at the same port, and q ends it with a table") {
    shown_server s({"threads", "--side", "pool", "--block", "60s"});
    std::deque<guest> guests = named_guests(s.port(), 1);
    CHECK(s.shows({"Person1", "takes it"}));
    s.process().type("s");
    CHECK(guests.front().is_left(soon));
    CHECK(s.shows({"threads, side coroutines", "now side coroutines"}));
    guest next(s.port());
    CHECK(next.hears("coroutine 1 takes you", soon));
    s.process().type("q");
    const outcome o = s.process().wait();
    CHECK(o.exit_code == 0);
    CHECK(contains(o.terminal, "cut off: another side was opened"));
    CHECK(contains(o.terminal, "2 in 00:"));
    CHECK(o.left_over.empty());
    CHECK(s.process().terminal_modes().c_lflag == s.process().terminal_modes_before().c_lflag);
}

TEST_CASE("the table on a terminal sums up more than twenty clients") {
    shown_server s({"threads", "--side", "coroutines", "--block", "10ms"});
    std::deque<guest> guests = named_guests(s.port(), 25);
    for (guest& g : guests) CHECK(g.is_left(soon));
    s.process().watch_for(500ms);
    s.process().type("\x03");
    const outcome o = s.process().wait();
    CHECK(o.exit_code == 130);
    CHECK(contains(o.terminal, "median wait"));
    CHECK(contains(o.terminal, "     25  "));
    CHECK(contains(o.terminal, "25 in 00:"));
}

TEST_CASE("a hostile name steers no terminal, and is text everywhere") {
    shown_server s({"threads", "--side", "coroutines", "--block", "60s"});
    guest g(s.port());
    g.say("GET /?as=%1b]0;owned%07%e2%80%ae%3Cscript%3E%ff%0d%0aX HTTP/1.1\r\n\r\n");
    CHECK(s.shows({"]0;owned<script>"}));
    s.process().type("q");
    const outcome o = s.process().wait();
    CHECK_FALSE(contains(o.terminal, "\x1b]"));
    CHECK_FALSE(contains(o.terminal, "\xe2\x80\xae"));
    CHECK_FALSE(contains(o.terminal, "\x07"));
}
