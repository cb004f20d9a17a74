// Servers that people knock at.
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <deque>
#include <sstream>
#include <vector>

#include "program/guest.hpp"
#include "program/programs.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

// Far longer than anything here takes, when it happens at all.
constexpr auto soon = 20s;
// Long enough to see that something does not happen.
constexpr auto a_while = 400ms;

/// A server at free ports. It stays open much longer than the test takes, unless `more` says so.
class open_server {
public:
    explicit open_server(words typed, words more = {"--for", "5m"})
        : process_(launched(std::move(typed), std::move(more))) {
        REQUIRE(process_.writes("ends it.\n", soon));
        const std::string& told = process_.err();
        std::istringstream banner(told.substr(told.find("port", told.find("Open at")) + 4));
        banner.ignore(2, ' ');
        for (std::string word; banner >> word && word != "for";) {
            if (word != "and") ports_.push_back(static_cast<std::uint16_t>(std::stoi(word)));
        }
        REQUIRE_FALSE(ports_.empty());
    }

    /// The port of that number, from 1 on.
    [[nodiscard]] std::uint16_t port(std::size_t number = 1) const { return ports_.at(number - 1); }

    /// True when so many rows have been shown that have all of these.
    bool shows(const words& parts, std::ptrdiff_t rows = 1) {
        const auto has_parts = [&parts](const std::string& line) {
            return std::all_of(parts.begin(), parts.end(),
                               [&line](const auto& part) { return contains(line, part); });
        };
        const auto until = std::chrono::steady_clock::now() + soon;
        for (;;) {
            const auto lines = lines_of(process_.out());
            if (std::count_if(lines.begin(), lines.end(), has_parts) >= rows) return true;
            if (process_.has_ended() || std::chrono::steady_clock::now() > until) return false;
            process_.watch_for(10ms);
        }
    }

    /// Ends it as its user does.
    outcome end() {
        process_.send_to_group(SIGINT);
        return process_.wait();
    }

    process_under_test& process() { return process_; }

private:
    static launch launched(words typed, words more) {
        words all{"serve"};
        all.insert(all.end(), typed.begin(), typed.end());
        all.insert(all.end(), {"--port", "0"});
        all.insert(all.end(), more.begin(), more.end());
        return program(std::move(all));
    }

    process_under_test process_;
    std::vector<std::uint16_t> ports_;
};

// The table at the end: what stands behind the last heading.
std::string table_of(const outcome& o) {
    const std::size_t heading = o.out.rfind("  time ");
    return heading == std::string::npos ? std::string() : o.out.substr(heading);
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

// Has been answered already: less is waited for what is on its way than an answer takes.
bool is_answered(guest& g) { return g.hears("Here is your answer", a_while); }

void allow_many_descriptors() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

// As many at a time as this machine lets us have.
std::deque<guest> knock_all_at_once(std::uint16_t port, std::size_t wanted) {
    allow_many_descriptors();
    std::deque<guest> guests;
    try {
        while (guests.size() < wanted) guests.emplace_back(port);
    } catch (const std::system_error& e) {
        MESSAGE("no more than ", guests.size(), " clients here: ", e.what());
    }
    return guests;
}

}  // namespace

TEST_CASE("a blocking server answers at port 2 only after somebody came to port 1") {
    open_server s({"sockets", "--side", "blocking"});
    guest second(s.port(2));
    CHECK_FALSE(second.hears("Hello", a_while));
    guest first(s.port(1));
    CHECK(first.hears("Hello from server!\n", soon));
    CHECK(second.hears("Hello from server!\n", soon));
    CHECK(first.is_left(soon));
    CHECK(second.is_left(soon));
    CHECK(s.shows({std::to_string(s.port(2)), "answered"}));
    const outcome o = s.end();
    CAPTURE(o);
    CHECK(o.exit_code == 130);
    CHECK(count(table_of(o), "answered") == 2);
    CHECK(contains(table_of(o), "2 in 00:0"));
}

TEST_CASE("a server with select or on the loop answers at port 2 at once") {
    for (const char* side : {"select", "libuv"}) {
        CAPTURE(side);
        open_server s({"sockets", "--side", side});
        guest second(s.port(2));
        CHECK(second.hears("Hello from server!\n", soon));  // nobody has come to port 1
        guest first(s.port(1));
        CHECK(first.hears("Hello from server!\n", soon));
        CHECK(s.shows({std::to_string(s.port(1)), "answered"}));
        CHECK(s.shows({std::to_string(s.port(2)), "answered"}));
    }
}

#ifdef __linux__
TEST_CASE("who waits unaccepted is shown, and its wait is that of the whole time") {
    open_server s({"sockets", "--side", "blocking"});
    guest second(s.port(2));
    second.say("typed ahead\n");  // does not change since when it waits
    CHECK(s.shows({std::to_string(s.port(2)), "not accepted yet"}));
    s.process().watch_for(1100ms);
    guest first(s.port(1));
    CHECK(second.hears("Hello from server!\n", soon));
    CHECK(s.shows({std::to_string(s.port(2)), " s  answered"}));  // over a second
}
#endif

#ifdef __linux__
TEST_CASE("a server to which nobody comes takes hardly any processor time") {
    for (const char* side : {"blocking", "libuv"}) {
        CAPTURE(side);
        open_server s({"sockets", "--side", side});
        double least = 1;  // of several looks: another process may be in the way of some
        for (int i = 0; i < 4; ++i) {
            const auto begun = std::chrono::steady_clock::now();
            const auto before = s.process().processor_time();
            s.process().watch_for(500ms);
            const std::chrono::duration<double> used = s.process().processor_time() - before;
            const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begun;
            least = std::min(least, used / passed);
        }
        CHECK(least < 0.005);
    }
}
#endif

TEST_CASE("who has connected and typed nothing is told of, and stands in the table") {
    open_server s({"backpressure"});
    const guest silent(s.port());
    CHECK(s.shows({"has connected, and typed nothing yet"}));
    const outcome o = s.end();
    CAPTURE(o);
    CHECK(count(table_of(o), "typed nothing yet") == 1);
    CHECK(contains(o.out, "1 in 00:0"));
}

TEST_CASE("who would take a browser is told what to take") {
    for (const char* lesson : {"sockets", "threads", "backpressure"}) {
        open_server s({lesson});
        CHECK(s.process().writes("a browser can't show it: use nc", soon));
    }
}

TEST_CASE("the one side whose server is open unless asked for is told") {
    open_server s({"sockets"});
    CHECK(contains(s.process().err(), "sockets, side libuv"));
    CHECK(s.process().writes("nc 127.0.0.1 " + std::to_string(s.port(2)) + "\n", soon));
}

TEST_CASE("the table has those who were still waiting") {
    open_server s({"threads", "--side", "pool", "--pool", "1", "--block", "60s"});
    guest first(s.port());
    CHECK(first.hears("worker 1 of 1 takes you\n", soon));
    const guest second(s.port());
    CHECK(s.shows({"waits for a worker"}));
    const outcome o = s.end();
    CAPTURE(o);
    CHECK(count(table_of(o), "was still waiting at the end") == 2);
}

TEST_CASE("a pool that runs out makes the next one wait for its turn") {
    open_server s({"threads", "--side", "pool", "--pool", "2", "--block", "1s"});
    guest first(s.port());
    guest second(s.port());
    CHECK(first.hears("takes you\n", soon));
    CHECK(second.hears("takes you\n", soon));
    guest third(s.port());
    CHECK(third.hears("takes you\n", soon));
    CHECK((is_answered(first) || is_answered(second)));
    CHECK(third.hears("Here is your answer", soon));
}

TEST_CASE("coroutines and a thread for each request take everybody at once") {
    for (const char* side : {"coroutines", "thread-per-request"}) {
        CAPTURE(side);
        // Nobody is answered while this test lasts.
        open_server s({"threads", "--side", side, "--block", "60s"});
        std::vector<guest> guests;
        for (int i = 0; i < 4; ++i) guests.emplace_back(s.port());
        for (guest& g : guests) CHECK(g.hears("takes you\n", soon));
    }
}

TEST_CASE("one thread and the blocking mistake answer one before they take the next") {
    for (const char* side : {"one-thread", "blocking-in-coroutine"}) {
        CAPTURE(side);
        open_server s({"threads", "--side", side, "--block", "1s"});
        std::deque<guest> guests;
        for (int i = 0; i < 3; ++i) guests.emplace_back(s.port());
        for (std::size_t i = 0; i < guests.size(); ++i) {
            CHECK(guests[i].hears("takes you\n", soon));
            CHECK((i == 0 || is_answered(guests[i - 1])));
        }
    }
}

TEST_CASE("a bounded queue makes its people wait, others drop or grow") {
    const words slow{"--consume", "10s", "--capacity", "1", "--for", "5m"};
    // The first line is being consumed, the second fills the queue.
    const std::vector<std::pair<std::string, std::string>> replies{
        {"bounded", "the queue is full: you wait\n"},
        {"drop-newest", "dropped: the queue is full; 1 in the queue\n"},
        {"drop-oldest", "accepted, and the oldest was dropped for it; 1 in the queue\n"},
        {"unbounded", "accepted; 2 in the queue\n"}};
    for (const auto& [side, reply] : replies) {
        CAPTURE(side);
        open_server s({"backpressure", "--side", side}, slow);
        guest g(s.port());
        g.say("a\n");
        CHECK(g.hears("accepted; 0 in the queue\n", soon));
        g.say("b\nc\n");
        CHECK(g.hears(reply, soon));
        CHECK(contains(g.heard(), "accepted; 1 in the queue\n"));
    }
}

TEST_CASE("a rate limiter lets one in at a time, and the queue stays empty") {
    open_server s({"backpressure", "--side", "regulated", "--consume", "10s"});
    guest g(s.port());
    g.say("a\n");
    CHECK(s.shows({"waits for its turn"}));
    CHECK_FALSE(g.hears("accepted", a_while));
}

TEST_CASE("a thousand clients at once on the loop are all answered, and it stays small") {
    open_server s({"threads", "--side", "coroutines", "--block", "2s"});
    std::deque<guest> guests = knock_all_at_once(s.port(), 1000);
    for (guest& g : guests) CHECK(g.hears("Here is your answer", soon));
    // That a client has its answer is told a moment after it has it.
    CHECK(s.shows({"answered"}, static_cast<std::ptrdiff_t>(guests.size())));
    const outcome o = s.end();
    CHECK(contains(o.out, "\n" + std::to_string(guests.size()) + " in 00:"));
    CHECK(count(table_of(o), "answered") == guests.size());
}

TEST_CASE("clients that send rubbish, or much, or never read keep nobody else from an answer") {
    const std::string flood(1 << 20, 'x');
    const std::string lines(1 << 20, '\n');
    for (const words& typed : {words{"sockets", "--side", "libuv"},
                               {"sockets", "--side", "select"},
                               {"threads", "--side", "coroutines", "--block", "100ms"},
                               {"backpressure", "--side", "drop-newest"},
                               {"backpressure", "--side", "unbounded"}}) {
        CAPTURE(typed[0]);
        CAPTURE(typed[2]);
        open_server s(typed);
        std::vector<guest> rude;
        for (int i = 0; i < 4; ++i) rude.emplace_back(s.port());
        for (int i = 0; i < 50; ++i) {
            rude[0].say(flood);
            rude[1].say(lines);
            rude[2].say("\x1b[31m\x1b]0;owned\x07\xff\xfe\n");
            rude[3].say(std::string(1000, '\0'));
            s.process().watch_for(1ms);
        }
        guest polite(s.port());
        polite.say("hello\n");
        const char* const answer = typed[0] == "sockets"   ? "Hello"
                                   : typed[0] == "threads" ? "Here is"
                                                           : "in the queue";
        CHECK(polite.hears(answer, soon));
        const outcome o = s.end();
        CHECK_FALSE(has_escapes(o.out + o.err));
        CHECK(is_ascii(o.out + o.err));
        CHECK(o.left_over.empty());
    }
}

TEST_CASE("a standard output that nobody reads holds up no client") {
    open_server s({"backpressure", "--side", "drop-newest"});
    std::deque<guest> guests = knock_all_at_once(s.port(), 100);
    // More than fits into a pipe, and nobody reads meanwhile.
    for (int i = 0; i < 15; ++i) {
        for (guest& g : guests) g.say("a\n");
    }
    guest polite(s.port());
    polite.say("b\n");
    CHECK(polite.hears("in the queue", soon));
    for (guest& g : guests) {
        while (count(g.heard(), "\n") < 15 && g.hears_more(soon)) {
        }
        CHECK(count(g.heard(), "\n") == 15);
    }
    const std::size_t told = 15 * guests.size() + 1;
    CHECK(s.shows({"in the queue"}, static_cast<std::ptrdiff_t>(told)));
    CHECK(count(table_of(s.end()), "in the queue") == told);
}

TEST_CASE("who sends a line without an end is left, and that is told") {
    open_server s({"backpressure"});
    guest g(s.port());
    g.say(std::string(5000, 'x'));
    CHECK(g.is_left(soon));
    CHECK(s.shows({"closed: too long a line"}));
}

TEST_CASE("who leaves before it is answered is told of") {
    open_server s({"backpressure"});
    {
        const guest g(s.port());
    }
    CHECK(s.shows({"went away"}));
}

TEST_CASE("a server ends by itself in time, with the table, and nothing is left of it") {
    open_server s({"sockets"}, {"--for", "3s"});
    guest g(s.port());
    CHECK(g.hears("Hello", soon));
    const outcome o = s.process().wait();
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(count(table_of(o), "answered") == 1);
    CHECK(o.left_over.empty());
}

TEST_CASE("a server to which nobody came says so") {
    const outcome o = run(program({"serve", "threads", "--port", "0", "--for", "100ms"}));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.out, "Nobody came"));
}

TEST_CASE("however short it is open, it says that it was") {
    const outcome o = run(program({"serve", "sockets", "--port", "0", "--for", "1ms"}));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.err, "Open at 127.0.0.1"));
    CHECK(contains(o.out, "Nobody came"));
}

TEST_CASE("Ctrl-C and SIGTERM end a server with the table and 130, and nothing is left of it") {
    for (const auto& [signal, to_all] :
         {std::pair(SIGINT, false), {SIGTERM, false}, {SIGTERM, true}}) {
        CAPTURE(signal);
        CAPTURE(to_all);
        open_server s({"sockets"});
        guest g(s.port());
        CHECK(g.hears("Hello", soon));
        CHECK(s.shows({"answered"}));
        to_all ? s.process().send_to_group(signal) : s.process().send(signal);
        const outcome o = s.process().wait();
        CAPTURE(o);
        CHECK(o.exit_code == 130);
        CHECK(count(table_of(o), "answered") == 1);
        CHECK(o.left_over.empty());
    }
}

TEST_CASE("when the program is killed, its server ends, also one that blocks") {
    for (const char* side : {"blocking", "libuv"}) {
        CAPTURE(side);
        open_server s({"sockets", "--side", side});
        s.process().send(SIGKILL);
        s.process().wait();
        CHECK(s.process().left_over(soon).empty());
        CHECK_THROWS_AS(guest(s.port()), std::system_error);
    }
}

TEST_CASE("a port in use is an error of the machine that names the port and the option") {
    for (const char* side : {"blocking", "libuv"}) {
        CAPTURE(side);
        const open_server first({"sockets"});
        const std::string port = std::to_string(first.port());
        const outcome o = run(program({"serve", "sockets", "--side", side, "--port", port}));
        CAPTURE(o);
        CHECK(o.exit_code == 3);
        CHECK(contains(o.err, "127.0.0.1:" + port));
        CHECK(contains(o.err, "--port"));
        CHECK(o.out.empty());
        CHECK(o.left_over.empty());
    }
}

TEST_CASE("an address that this machine has not is an error of the machine") {
    for (const char* side : {"blocking", "libuv"}) {
        const outcome o = run(
            program({"serve", "sockets", "--side", side, "--host", "192.0.2.1", "--for", "100ms"}));
        CAPTURE(o);
        CHECK(o.exit_code == 3);
        CHECK(contains(o.err, "--host"));
    }
}

TEST_CASE("a server for everybody warns, and one of loopback does not") {
    for (const char* side : {"blocking", "libuv"}) {
        CAPTURE(side);
        open_server s({"sockets", "--side", side, "--host", "0.0.0.0", "-q"});
        CHECK(s.process().writes("everybody on the network", soon));
        guest second(s.port(2));
        guest first(s.port(1));
        CHECK(second.hears("Hello", soon));
    }
    open_server s({"sockets"});
    CHECK(s.process().writes("Limits: ", soon));  // the last of what it says
    CHECK_FALSE(contains(s.process().err(), "network"));
    for (const char* host : {"::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"}) {
        CAPTURE(host);
        const outcome o =
            run(program({"serve", "sockets", "--port", "0", "--host", host, "--for", "1ms"}));
        CHECK_FALSE(contains(o.err, "everybody on the network"));
    }
}

TEST_CASE("what can't be served is a usage error that says what can") {
    const std::vector<std::pair<words, std::string>> wrong{
        {{}, "sockets, threads, backpressure"},
        {{"gather"}, "sockets, threads, backpressure"},
        {{"socket"}, "did you mean sockets?"},
        {{"sockets", "--side", "slect"}, "did you mean select?"},
        {{"sockets", "--side", "select", "--side", "libuv"}, "--side"},
        {{"sockets", "--port", "65535"}, "--port \"65535\""},
        {{"sockets", "--port", "-1"}, "--port \"-1\""},
        {{"sockets", "--port", "http"}, "--port \"http\""},
        {{"sockets", "--host", "localhost"}, "127.0.0.1"},
        {{"sockets", "--host", ""}, "--host \"\""},
        {{"sockets", "--host", "fe80::1"}, "fe80::1%eth0"},
        {{"sockets", "--host", "fe80::1%none"}, "fe80::1%eth0"},
        {{"sockets", "--for", "10"}, "10s"},
        {{"sockets", "--for", "0s"}, "--for \"0s\""},
        {{"sockets", "--pool", "3"}, "asyncdemo serve sockets --help"},
        {{"threads", "--pool", "0"}, "--pool \"0\""}};
    for (const auto& [typed, says] : wrong) {
        words all{"serve"};
        all.insert(all.end(), typed.begin(), typed.end());
        const outcome o = run(program(all));
        CAPTURE(o);
        CHECK(o.exit_code == 2);
        CHECK(contains(o.err, says));
        CHECK(o.out.empty());
    }
}

TEST_CASE("the help of a server has the room's defaults") {
    const outcome o = run(program({"serve", "threads", "--help"}));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.out, "default 3"));
    CHECK(contains(o.out, "default pool"));
    CHECK_FALSE(contains(o.out, "--rate"));
}
