#include "posix/socket_diagnostics.hpp"

#ifdef __linux__
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "posix/descriptor.hpp"
#endif

namespace asyncdemo {

#ifdef __linux__
namespace {

constexpr std::size_t answer_bytes = 32'768;  // as the kernel would like it: netlink(7)

bool ask_for_listeners(int netlink, int family) {
    struct {
        nlmsghdr header;
        inet_diag_req_v2 request;
    } question{};
    question.header.nlmsg_len = sizeof question;
    question.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    question.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    question.request.sdiag_family = static_cast<std::uint8_t>(family);
    question.request.sdiag_protocol = IPPROTO_TCP;
    question.request.idiag_states = 1U << TCP_LISTEN;
    return ::send(netlink, &question, sizeof question, 0) == sizeof question;
}

// The length of the queue of a listener: what the kernel puts there for these (tcp_diag_get_info).
std::size_t queued_at(const inet_diag_msg& listener, const std::vector<std::uint16_t>& ports) {
    const std::uint16_t port = ntohs(listener.id.idiag_sport);
    const bool is_one_of_them = std::find(ports.begin(), ports.end(), port) != ports.end();
    return is_one_of_them ? listener.idiag_rqueue : 0;
}

std::optional<std::size_t> count_queued(int netlink, const std::vector<std::uint16_t>& ports) {
    alignas(nlmsghdr) std::array<char, answer_bytes> answer;
    for (std::size_t count = 0;;) {
        const ssize_t length = ::recv(netlink, answer.data(), answer.size(), MSG_DONTWAIT);
        if (length <= 0) return std::nullopt;
        auto rest = static_cast<unsigned>(length);
        for (auto* one = reinterpret_cast<nlmsghdr*>(answer.data()); NLMSG_OK(one, rest);
             one = NLMSG_NEXT(one, rest)) {
            if (one->nlmsg_type == NLMSG_DONE) return count;
            if (one->nlmsg_type != SOCK_DIAG_BY_FAMILY) return std::nullopt;  // an error
            inet_diag_msg listener{};
            std::memcpy(&listener, reinterpret_cast<const char*>(one) + NLMSG_HDRLEN,
                        sizeof listener);
            count += queued_at(listener, ports);
        }
    }
}

}  // namespace

std::optional<std::size_t> count_unaccepted(const std::vector<std::uint16_t>& ports) {
    const descriptor netlink(::socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG));
    if (netlink.fd() < 0) return std::nullopt;
    std::size_t all = 0;
    for (const int family : {AF_INET, AF_INET6}) {
        if (!ask_for_listeners(netlink.fd(), family)) return std::nullopt;
        const auto some = count_queued(netlink.fd(), ports);
        if (!some) return std::nullopt;
        all += *some;
    }
    return all;
}

#else

std::optional<std::size_t> count_unaccepted(const std::vector<std::uint16_t>&) {
    return std::nullopt;
}

#endif

}  // namespace asyncdemo
