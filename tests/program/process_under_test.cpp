#include "program/process_under_test.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <system_error>
#include <thread>
#include <utility>

#include "program/child_setup.hpp"

namespace asyncdemo {
namespace {

using namespace std::chrono_literals;
using steady = std::chrono::steady_clock;

int require(int result, const char* what) {
    if (result < 0) throw std::system_error(errno, std::generic_category(), what);
    return result;
}

// The reading end and the writing end, neither of which the program keeps.
std::array<int, 2> make_pipe() {
    std::array<int, 2> ends{};
    require(::pipe(ends.data()), "make a pipe");
    for (const int fd : ends) ::fcntl(fd, F_SETFD, FD_CLOEXEC);
    return ends;
}

}  // namespace

void process_under_test::descriptor::reset(int fd) noexcept {
    if (fd_ >= 0) ::close(fd_);
    fd_ = fd;
}

void process_under_test::open_terminal(int columns, int rows) {
    terminal_.from.reset(require(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC), "open a terminal"));
    require(::grantpt(terminal_.from.get()), "grant the terminal");
    require(::unlockpt(terminal_.from.get()), "unlock the terminal");
    const char* const name = ::ptsname(terminal_.from.get());
    terminal_inside_.reset(require(::open(name, O_RDWR | O_NOCTTY | O_CLOEXEC), "open the inside"));
    resize_terminal(columns, rows);
    modes_before_ = terminal_modes();
}

void process_under_test::resize_terminal(int columns, int rows) const {
    winsize size{};
    size.ws_col = static_cast<unsigned short>(columns);
    size.ws_row = static_cast<unsigned short>(rows);
    require(::ioctl(terminal_inside_.get(), TIOCSWINSZ, &size), "size the terminal");
}

// The program's end of the stream.
int process_under_test::open_stream(const stream_to& where, source& ours) const {
    switch (where.to) {
        case stream_to::kind::pipe: {
            const std::array<int, 2> ends = make_pipe();
            ours.from.reset(ends[0]);
            return ends[1];
        }
        case stream_to::kind::pipe_that_never_blocks: {
            const std::array<int, 2> ends = make_pipe();
            ours.from.reset(ends[0]);
#ifdef F_SETPIPE_SZ
            ::fcntl(ends[1], F_SETPIPE_SZ, 4096);
#endif
            require(::fcntl(ends[1], F_SETFL, O_NONBLOCK), "make a pipe that never blocks");
            return ends[1];
        }
        case stream_to::kind::terminal:
            return require(::fcntl(terminal_inside_.get(), F_DUPFD_CLOEXEC, 3), "duplicate");
        case stream_to::kind::file:
            return require(
                ::open(where.path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666),
                "open a file");
        case stream_to::kind::nowhere:
            break;
    }
    return require(::open("/dev/null", O_RDWR | O_CLOEXEC), "open /dev/null");
}

process_under_test::process_under_test(const launch& what) {
    const bool has_terminal =
        what.out.to == stream_to::kind::terminal || what.err.to == stream_to::kind::terminal;
    if (has_terminal) open_terminal(what.columns, what.rows);
    const descriptor in(open_stream(
        {has_terminal ? stream_to::kind::terminal : stream_to::kind::nowhere}, terminal_));
    const descriptor out(open_stream(what.out, out_));
    const descriptor err(open_stream(what.err, err_));
    const std::array<int, 2> ends = make_pipe();
    const descriptor failure(ends[0]);
    descriptor failure_inside(ends[1]);

    std::vector<std::string> words{what.program};
    words.insert(words.end(), what.arguments.begin(), what.arguments.end());
    std::vector<std::string> variables = environment_for(what, family_);
    const std::vector<char*> argv = pointers(words);
    const std::vector<char*> envp = pointers(variables);

    started_ = steady::now();
    deadline_ = started_ + what.deadline;
    pid_ = require(::fork(), "fork");
    if (pid_ == 0) {
        // A session of its own is a process group of its own, too.
        ::setsid();
        reset_signals();
        const bool is_ready = (!has_terminal || ::ioctl(in.get(), TIOCSCTTY, 0) == 0) &&
                              ::dup2(in.get(), STDIN_FILENO) >= 0 &&
                              ::dup2(out.get(), STDOUT_FILENO) >= 0 &&
                              ::dup2(err.get(), STDERR_FILENO) >= 0 && apply_limits(what);
        if (is_ready && what.beforehand) what.beforehand();
        if (is_ready) ::execve(argv.front(), argv.data(), envp.data());
        const int reason = errno;
        [[maybe_unused]] const ssize_t told = ::write(failure_inside.get(), &reason, sizeof reason);
        ::_exit(127);
    }
    failure_inside.close();
    int reason = 0;
    if (::read(failure.get(), &reason, sizeof reason) == sizeof reason) {
        ::waitpid(std::exchange(pid_, -1), nullptr, 0);
        throw std::system_error(reason, std::generic_category(), "start " + what.program);
    }
}

process_under_test::~process_under_test() {
    if (pid_ < 0) return;
    kill_all();
    if (!status_) ::waitpid(pid_, nullptr, 0);
}

void process_under_test::kill_all() const noexcept {
    if (!status_) ::kill(-pid_, SIGKILL);
    for (const pid_t p : family_.members(pid_)) ::kill(p, SIGKILL);
}

bool process_under_test::read_some(source& s) {
    std::array<char, 65536> chunk{};
    const ssize_t count = ::read(s.from.get(), chunk.data(), chunk.size());
    if (count < 0 && errno == EINTR) return true;
    if (count <= 0) {
        s.from.close();
        return false;
    }
    s.read.append(chunk.data(), static_cast<std::size_t>(count));
    return true;
}

// Reads what there is, waiting for it up to `at_most`. False when there was nothing.
bool process_under_test::pump(std::chrono::milliseconds at_most) {
    std::vector<pollfd> polled;
    std::vector<source*> sources;
    for (source* s : {&out_, &err_, &terminal_}) {
        if (!s->from.is_open()) continue;
        polled.push_back({s->from.get(), POLLIN, 0});
        sources.push_back(s);
    }
    const int count = ::poll(polled.data(), polled.size(), static_cast<int>(at_most.count()));
    if (count <= 0) return false;
    bool has_read = false;
    for (std::size_t i = 0; i < polled.size(); ++i) {
        if (polled[i].revents != 0) has_read = read_some(*sources[i]) || has_read;
    }
    return has_read;
}

bool process_under_test::reap() noexcept {
    int status = 0;
    if (!status_ && ::waitpid(pid_, &status, WNOHANG) == pid_) {
        status_ = status;
        ended_ = steady::now();
    }
    return status_.has_value();
}

outcome process_under_test::wait() {
    outcome o;
    while (!reap()) {
        if (!o.was_too_slow && steady::now() > deadline_) {
            o.was_too_slow = true;
            kill_all();
        }
        pump(5ms);
    }
    while (pump(0ms)) {
    }
    o.wall = ended_ - started_;
    o.signal = WIFSIGNALED(*status_) ? WTERMSIG(*status_) : 0;
    o.exit_code = WIFEXITED(*status_) ? WEXITSTATUS(*status_) : 128 + o.signal;
    o.left_over = family_.members(pid_);
    o.out = out_.read;
    o.err = err_.read;
    o.terminal = terminal_.read;
    return o;
}

bool process_under_test::writes(std::string_view text, std::chrono::milliseconds within) {
    const auto until = steady::now() + within;
    for (;;) {
        for (const source* s : {&out_, &err_, &terminal_}) {
            if (s->read.find(text) != std::string::npos) return true;
        }
        if (steady::now() > until || (reap() && !pump(0ms))) return false;
        pump(2ms);
    }
}

bool process_under_test::writes_next(std::string_view text, std::chrono::milliseconds within) {
    return writes_next_of({std::string(text)}, within).has_value();
}

std::optional<std::size_t> process_under_test::writes_next_of(const std::vector<std::string>& texts,
                                                              std::chrono::milliseconds within) {
    const auto until = steady::now() + within;
    for (;;) {
        std::vector<std::size_t> at;
        for (const std::string& t : texts) at.push_back(terminal_.read.find(t, seen_));
        const auto first = std::min_element(at.begin(), at.end());
        if (first != at.end() && *first != std::string::npos) {
            const auto which = static_cast<std::size_t>(first - at.begin());
            seen_ = *first + texts[which].size();
            return which;
        }
        if (steady::now() > until || (reap() && !pump(0ms))) return std::nullopt;
        pump(2ms);
    }
}

void process_under_test::watch_for(std::chrono::milliseconds time) {
    for (const auto until = steady::now() + time; steady::now() < until && !reap();) pump(2ms);
}

bool process_under_test::has_children(std::size_t at_least) {
    while (steady::now() < deadline_ && !reap()) {
        if (family_.members(pid_).size() > at_least) return true;  // itself is one of them
        pump(5ms);
    }
    return false;
}

void process_under_test::send(int signal) const { ::kill(pid_, signal); }

void process_under_test::send_to_children(int signal) const {
    for (const pid_t member : family_.members(pid_)) {
        std::ifstream status("/proc/" + std::to_string(member) + "/status");
        const std::string parent = "PPid:\t" + std::to_string(pid_);
        for (std::string line; std::getline(status, line);) {
            if (line == parent) ::kill(member, signal);
        }
    }
}

void process_under_test::send_to_group(int signal) const { ::kill(-pid_, signal); }

void process_under_test::type(std::string_view keys) const {
    require(static_cast<int>(::write(terminal_.from.get(), keys.data(), keys.size())), "type");
}

void process_under_test::close_output() { out_.from.close(); }

std::vector<pid_t> process_under_test::left_over(std::chrono::milliseconds within) const {
    const auto until = steady::now() + within;
    std::vector<pid_t> still = family_.members(pid_);
    while (!still.empty() && steady::now() < until) {
        std::this_thread::sleep_for(5ms);
        still = family_.members(pid_);
    }
    return still;
}

std::chrono::nanoseconds process_under_test::processor_time() const {
    std::chrono::nanoseconds all{};
    for (const pid_t member : family_.members(pid_)) {
        std::ifstream file("/proc/" + std::to_string(member) + "/schedstat");
        std::chrono::nanoseconds::rep used = 0;
        if (file >> used) all += std::chrono::nanoseconds(used);
    }
    return all;
}

termios process_under_test::terminal_modes() const {
    termios modes{};
    require(::tcgetattr(terminal_inside_.get(), &modes), "ask for the terminal's modes");
    return modes;
}

outcome run(const launch& what) { return process_under_test(what).wait(); }

}  // namespace asyncdemo
