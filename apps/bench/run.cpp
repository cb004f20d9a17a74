#include "bench/run.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <sstream>
#include <string>

#include "posix/descriptor.hpp"
#include "posix/lifeline.hpp"
#include "posix/process_figures.hpp"

namespace asyncdemo::bench {
namespace {

// What the child tells is less than a socket holds, so it never waits for its parent to read it.
constexpr std::size_t longest_answer = 4096;

// The answer: lines of a name and a value; or the word "error" and the reason.
std::string write_answer(const outcome& result) {
    std::string text =
        fmt::format("seconds {}\npeak_rss_kb {}\n", result.seconds, peak_memory_kb().value_or(0));
    for (const further_figure& f : result.further) text += fmt::format("{} {}\n", f.name, f.value);
    return text;
}

measured_run read_answer(const std::string& text) {
    measured_run read;
    std::istringstream lines(text);
    std::string name;
    double value = 0;
    while (lines >> name >> value) {
        if (name == "seconds") {
            read.result.seconds = value;
        } else if (name == "peak_rss_kb") {
            read.peak_rss_kb = static_cast<count>(value);
        } else {
            read.result.further.push_back({name, value});
        }
    }
    return read;
}

// Like the end of `main`, without the destructors of what the parent still uses. Ends early with
// the parent, whatever ends that.
[[noreturn]] void answer(int to, const implementation& what, const run_options& with) {
    ::dup2(to, STDIN_FILENO);
    follow_parent();
    if (with.port == 0) ::alarm(static_cast<unsigned>(run_limit.count()));
    std::string text;
    try {
        text = write_answer(what.run(with));
    } catch (const std::exception& e) {
        text = fmt::format("error {}", e.what());
    }
    text.resize(std::min(text.size(), longest_answer));
    const bool is_told = ::write(to, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    std::_Exit(is_told ? EXIT_SUCCESS : EXIT_FAILURE);
}

// Read only when the child has ended: what it started may hold its end of the socket open.
std::string read_what_is_there(int from) {
    ::fcntl(from, F_SETFL, O_NONBLOCK);
    std::string text(longest_answer, '\0');
    const ssize_t length = ::read(from, text.data(), text.size());
    text.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
    return text;
}

int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) throw run_failed(std::strerror(errno));
    }
    return status;
}

}  // namespace

measured_run run_in_child(const implementation& what, const run_options& with) {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) throw run_failed(std::strerror(errno));
    std::optional<descriptor> to_child(ends[0]);
    const descriptor to_parent(ends[1]);
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child < 0) throw run_failed(std::strerror(errno));
    if (child == 0) {
        to_child.reset();
        answer(to_parent.fd(), what, with);
    }
    const int status = wait_for(child);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM) {
        throw run_failed(fmt::format("took more than {} s", run_limit.count()));
    }
    if (WIFSIGNALED(status)) throw run_failed(::strsignal(WTERMSIG(status)));
    const std::string text = read_what_is_there(to_child->fd());
    if (text.starts_with("error ")) throw run_failed(text.substr(6));
    if (WEXITSTATUS(status) != EXIT_SUCCESS || text.empty()) throw run_failed("gave no answer");
    return read_answer(text);
}

}  // namespace asyncdemo::bench
