#include "lessons/broker/own_queue.hpp"

#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <exception>

#include "serving/blocking_amqp.hpp"

namespace asyncdemo::lessons::broker {
namespace {

constexpr unsigned most_seconds_to_delete = 10;

std::string unique_name() {
    const auto now = std::chrono::system_clock::now().time_since_epoch().count();
    return fmt::format("asyncdemo.tasks.{}.{}", ::getpid(), now);
}

// The other end of the lifeline is closed when nobody needs the queue any more.
[[noreturn]] void keep(const wire::amqp_url& at, const std::string& name, int lifeline) noexcept {
    char nothing = 0;
    while (::read(lifeline, &nothing, 1) < 0 && errno == EINTR) {
    }
    ::alarm(most_seconds_to_delete);
    try {
        blocking_amqp_client broker(at);
        broker.remove(name);
        broker.close();
    } catch (const std::exception&) {
        std::_Exit(EXIT_FAILURE);  // the broker has gone before, or lets us in no more
    }
    std::_Exit(EXIT_SUCCESS);
}

}  // namespace

own_queue::own_queue(const wire::amqp_url& at) : name_(unique_name()) {
    int ends[2];
    require(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), "make a pair of sockets");
    const descriptor waits(ends[0]);
    lifeline_.emplace(ends[1]);
    keeper_ = require(::fork(), "start a process");
    if (keeper_ > 0) return;
    lifeline_.reset();
    keep(at, name_, waits.fd());
}

// Processes that were started since have copies of the lifeline: to close ours would not end it.
own_queue::~own_queue() {
    if (lifeline_) ::shutdown(lifeline_->fd(), SHUT_WR);
    while (::waitpid(keeper_, nullptr, 0) < 0 && errno == EINTR) {
    }
}

}  // namespace asyncdemo::lessons::broker
