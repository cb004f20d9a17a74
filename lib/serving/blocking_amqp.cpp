#include "serving/blocking_amqp.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cerrno>

#include "posix/address.hpp"
#include "posix/name_lookup.hpp"

namespace asyncdemo {
namespace {

descriptor connect_to(const address& at) {
    const sockaddr_storage to = to_socket_address(at);
    descriptor socket(require(::socket(to.ss_family, SOCK_STREAM, 0), "create a socket"));
    const socklen_t length = to.ss_family == AF_INET6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in);
    require(::connect(socket.fd(), reinterpret_cast<const sockaddr*>(&to), length),
            ("connect to " + to_string(at)).c_str());
    // Small words are not to wait for larger ones.
    const int on = 1;
    ::setsockopt(socket.fd(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return socket;
}

}  // namespace

blocking_amqp_client::blocking_amqp_client(const wire::amqp_url& at)
    : socket_(connect_to(look_up(at.host, at.port))), codec_(at.login) {
    codec_.confirm_publications();
    settle();
}

void blocking_amqp_client::declare(std::string_view queue) {
    codec_.declare(queue);
    settle();
}

void blocking_amqp_client::remove(std::string_view queue) {
    codec_.remove(queue);
    settle();
}

void blocking_amqp_client::consume(std::string_view queue, std::uint16_t prefetch) {
    codec_.prefetch(prefetch);
    codec_.consume(queue);
    settle();
}

void blocking_amqp_client::close() {
    codec_.close();
    settle();
}

void blocking_amqp_client::settle() {
    std::unique_lock held(mutex_);
    send();
    while (codec_.unanswered() > 0) read_some(held);
    if (codec_.refused_messages() == 0) return;
    throw wire::amqp_error::because(wire::amqp_reply::resource_error, "it takes no more messages");
}

wire::amqp_delivery blocking_amqp_client::receive() {
    std::unique_lock held(mutex_);
    for (;;) {
        if (auto next = codec_.next()) return *std::move(next);
        read_some(held);
    }
}

void blocking_amqp_client::ack(std::uint64_t tag) {
    const std::lock_guard held(mutex_);
    codec_.ack(tag);
    send();
}

// Others may send while this waits.
void blocking_amqp_client::read_some(std::unique_lock<std::mutex>& held) {
    held.unlock();
    ssize_t count = 0;
    do count = ::recv(socket_.fd(), chunk_.data(), chunk_.size(), 0);
    while (count < 0 && errno == EINTR);
    held.lock();
    const bool has_gone = count == 0 || (count < 0 && errno == ECONNRESET);
    has_gone ? codec_.end()
             : codec_.feed({chunk_.data(),
                            static_cast<std::size_t>(require(static_cast<int>(count), "read"))});
    codec_.require_no_refusal();
    send();
}

void blocking_amqp_client::send() {
    codec_.take_outgoing(outgoing_);
    std::string_view rest = outgoing_;
    while (!rest.empty()) {
        const ssize_t count = ::send(socket_.fd(), rest.data(), rest.size(), 0);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && (errno == EPIPE || errno == ECONNRESET)) return;  // to read tells why
        rest.remove_prefix(static_cast<std::size_t>(require(static_cast<int>(count), "send")));
    }
}

}  // namespace asyncdemo
