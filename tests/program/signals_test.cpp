// Signals that end the program, at several moments of every command that lasts: it ends soon, with
// the code that says so, and leaves no process, no file by halves, and the terminal as it was.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <optional>
#include <string>

#include "program/every_command.hpp"
#include "program/terminal_screen.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

constexpr auto soon = 30s;

/// A command that goes on until it is ended, and how it is seen that it runs.
struct lasting_command {
    words typed;
    std::string_view says;  // when it runs: on the terminal or elsewhere
    std::size_t sides = 0;  // that it has started by then
    bool on_terminal = false;
};

std::vector<lasting_command> lasting_commands(const std::string& recording) {
    return {{{"gather", "--speed", "0.02"}, "", 3},
            {{"gather", "--speed", "0.02"}, "", 3, true},
            {{"check", "gather", "--speed", "0.02"}, "", 3},
            {{"gather", "--speed", "0.02", "--sweep", "tasks=1..2"}, "", 3},
            {{"serve", "sockets", "--side", "libuv", "--port", "0", "--for", "10m"}, "ends it.", 1},
            {{"replay", recording, "--speed", "0.02"}, "gather", 0, true},
            {{"gather", "--step", "--speed", "0.02"}, "Enter: on", 3, true},
            {{"tour", "--from", "gather"}, "Enter: on", 3, true}};
}

/// A signal, and to whom it goes: a keyboard and a terminal that goes away send it to all.
struct blow {
    int signal;
    bool to_group;

    void strike(const process_under_test& p) const {
        if (to_group) {
            p.send_to_group(signal);
        } else {
            p.send(signal);
        }
    }
};

constexpr blow blows[] = {{SIGINT, true},   {SIGINT, false}, {SIGTERM, true},
                          {SIGTERM, false}, {SIGHUP, true},  {SIGQUIT, true}};

launch launched(const lasting_command& c, const std::string& state) {
    launch l = program(c.typed);
    l.environment = {{"XDG_STATE_HOME", state}};
    l.deadline = 40s;
    if (c.on_terminal) l.out = l.err = {stream_to::kind::terminal};
    return l;
}

void wait_until_it_runs(process_under_test& p, const lasting_command& c) {
    if (c.sides > 0) REQUIRE(p.has_children(c.sides));
    if (!c.says.empty()) REQUIRE(p.writes(c.says, soon));
}

// Ended by the signal, or by itself because of it.
void check_code(const outcome& o, int signal) {
    CHECK(o.exit_code == 128 + signal);
    CHECK_FALSE(o.was_too_slow);
}

void check_terminal(const process_under_test& p, const outcome& o) {
    check_terminal_as_before(p);
    terminal_screen screen(80, 24);
    screen.write(o.terminal);
    CHECK(screen.has_cursor());
}

void check_end(process_under_test& p, const lasting_command& c, int signal) {
    const outcome o = p.wait();
    CAPTURE(o);
    check_code(o, signal);
    if (c.on_terminal) check_terminal(p, o);
    CHECK(p.left_over(soon).empty());
}

// A report that was to be written is what it was before, or a whole one.
void check_report(const std::string& path, const std::optional<std::string>& before) {
    std::optional<std::string> after;
    if (std::filesystem::exists(path)) after = content_of(path);
    if (after == before) return;
    REQUIRE(after.has_value());
    CHECK_MESSAGE(nlohmann::json::accept(*after), "it is cut off: ", *after);
}

std::string name(const lasting_command& c) { return short_command{c.typed}.name(); }

/// A pipe by name that is opened, and not read from until it is asked for.
class slow_reader {
public:
    explicit slow_reader(std::string path) : path_(std::move(path)) {
        REQUIRE(::mkfifo(path_.c_str(), 0600) == 0);
        fd_ = ::open(path_.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        REQUIRE(fd_ >= 0);
    }
    slow_reader(const slow_reader&) = delete;
    slow_reader& operator=(const slow_reader&) = delete;
    ~slow_reader() { ::close(fd_); }

    [[nodiscard]] const std::string& path() const { return path_; }
    /// Waits until something has been written.
    [[nodiscard]] bool has_something() const {
        pollfd one{fd_, POLLIN, 0};
        return ::poll(&one, 1, static_cast<int>(std::chrono::milliseconds(soon).count())) == 1;
    }

private:
    std::string path_;
    int fd_ = -1;
};

}  // namespace

TEST_CASE("a signal while a command runs ends it, whatever it is") {
    const temporary_directory d;
    const std::string recording = d.path("run.json");
    REQUIRE(run(program({"gather", "--clock", "virtual", "-o", recording})).exit_code == 0);
    for (const lasting_command& c : lasting_commands(recording)) {
        CAPTURE(name(c));
        CAPTURE(c.on_terminal);
        for (const blow& b : blows) {
            CAPTURE(b.signal);
            CAPTURE(b.to_group);
            process_under_test p(launched(c, d.path("state")));
            wait_until_it_runs(p, c);
            b.strike(p);
            check_end(p, c, b.signal);
        }
    }
}

TEST_CASE("a signal before a command has written anything ends it as well") {
    const temporary_directory d;
    const std::string recording = d.path("run.json");
    REQUIRE(run(program({"gather", "--clock", "virtual", "-o", recording})).exit_code == 0);
    for (const lasting_command& c : lasting_commands(recording)) {
        CAPTURE(name(c));
        CAPTURE(c.on_terminal);
        for (const blow& b : blows) {
            CAPTURE(b.signal);
            CAPTURE(b.to_group);
            process_under_test p(launched(c, d.path("state")));
            b.strike(p);
            check_end(p, c, b.signal);
        }
    }
}

TEST_CASE("a signal while the results wait for their reader ends the program") {
    for (const words& typed :
         {words{"threads", "--speed", "1000", "--json"}, {"schema"}, {"man"}}) {
        const lasting_command c{typed, ""};
        CAPTURE(name(c));
        for (const blow& b : blows) {
            CAPTURE(b.signal);
            const temporary_directory d;
            const slow_reader reader(d.path("pipe"));
            launch l = launched(c, d.path("state"));
            l.out = {stream_to::kind::file, reader.path()};
            process_under_test p(l);
            REQUIRE(reader.has_something());
            b.strike(p);
            const outcome o = p.wait();
            CAPTURE(o);
            // What fits into the pipe is written before the signal comes.
            if (o.exit_code != 0) check_code(o, b.signal);
            CHECK_FALSE(o.was_too_slow);
            CHECK(p.left_over(soon).empty());
        }
    }
}

TEST_CASE("a signal leaves no report by halves") {
    for (const blow& b : blows) {
        CAPTURE(b.signal);
        CAPTURE(b.to_group);
        const temporary_directory d;
        const std::string had = d.file("had.json", "precious");
        for (const std::string& path : {had, d.path("new.json")}) {
            CAPTURE(path);
            const lasting_command c{{"gather", "--speed", "0.02", "-o", path}, "", 3};
            process_under_test p(launched(c, d.path("state")));
            wait_until_it_runs(p, c);
            b.strike(p);
            check_end(p, c, b.signal);
            check_report(path, path == had ? std::optional<std::string>("precious") : std::nullopt);
        }
        for (const auto& entry : std::filesystem::directory_iterator(d.path(""))) {
            const std::string left = entry.path().filename();
            CAPTURE(left);
            CHECK((left == "had.json" || left == "new.json" || left == "state"));
        }
    }
}

TEST_CASE("SIGPIPE is nobody's business: a run goes on") {
    process_under_test p(program({"gather", "--speed", "5"}));
    REQUIRE(p.has_children(3));
    p.send(SIGPIPE);
    const outcome o = p.wait();
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.out, "claims hold"));
}
