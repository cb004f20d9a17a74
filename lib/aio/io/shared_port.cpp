#include "aio/io/shared_port.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <uv.h>

#include <array>
#include <cerrno>

#include "aio/error.hpp"

#ifdef __linux__
#include <linux/filter.h>
#endif

namespace aio {

void share_port(int socket) {
    const int yes = 1;
    const int result = ::setsockopt(socket, SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes);
    check(result == 0 ? 0 : uv_translate_sys_error(errno), "share a port");
}

#ifdef __linux__

void lead_to_second(int socket) {
    // A program for the kernel, of one instruction: whichever connection it is, the answer is 1.
    std::array<sock_filter, 1> answer{{{.code = BPF_RET | BPF_K, .jt = 0, .jf = 0, .k = 1}}};
    const sock_fprog program{.len = answer.size(), .filter = answer.data()};
    const int result =
        ::setsockopt(socket, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, &program, sizeof program);
    check(result == 0 ? 0 : uv_translate_sys_error(errno), "lead connections to another socket");
}

std::optional<std::size_t> count_waiting(int socket) {
    tcp_info info{};
    socklen_t size = sizeof info;
    if (::getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return std::nullopt;
    return info.tcpi_unacked;  // of a socket that listens: those in its queue
}

#else

void lead_to_second(int) {}
std::optional<std::size_t> count_waiting(int) { return std::nullopt; }

#endif

}  // namespace aio
