#include "stage/child_processes.hpp"

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <stdexcept>

#include "posix/lifeline.hpp"

namespace asyncdemo {
namespace {

// The end of a pair of sockets for this process, and the one for its child.
std::pair<descriptor, descriptor> make_lifeline() {
    int ends[2];
    require(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), "make a pair of sockets");
    return {descriptor(ends[0]), descriptor(ends[1])};
}

int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

}  // namespace

child_processes::~child_processes() {
    for (const member& m : members_) ::kill(m.pid, SIGKILL);
    for (const member& m : members_) wait_for(m.pid);
}

int child_processes::wait_for_last() {
    const int how = wait_for(members_.back().pid);
    members_.pop_back();
    return how;
}

void child_processes::wait() {
    bool are_well = true;
    while (!members_.empty()) are_well = wait_for_last() == 0 && are_well;
    if (!are_well) throw std::runtime_error("a child process did not come to its end");
}

bool child_processes::fork_child() {
    auto [ours, its] = make_lifeline();
    members_.reserve(members_.size() + 1);
    on_.flush();  // or the child would send it as well
    ++started_;
    const pid_t child = require(::fork(), "start a process");
    if (child > 0) {
        members_.push_back({child, std::move(ours)});
        return false;
    }
    members_.clear();  // closes the lifelines of the others
    {
        const descriptor closed(std::move(ours));
    }
    ::dup2(its.fd(), STDIN_FILENO);
    follow_parent();
    on_.become_child(started_);
    return true;
}

}  // namespace asyncdemo
