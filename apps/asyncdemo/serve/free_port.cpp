#include "asyncdemo/serve/free_port.hpp"

#include <netinet/in.h>
#include <sys/socket.h>

#include <chrono>

#include "aio/sleep.hpp"
#include "posix/descriptor.hpp"

namespace asyncdemo {
namespace {

constexpr std::chrono::milliseconds between_tries{10};
constexpr int most_tries = 300;

// Nobody listens there. Nobody can connect here either, for this only tries the name.
bool is_free(const address& at) {
    const sockaddr_storage where = to_socket_address(at);
    const bool is_6 = where.ss_family == AF_INET6;
    const descriptor probe(require(::socket(where.ss_family, SOCK_STREAM, 0), "create a socket"));
    const int on = 1;
    ::setsockopt(probe.fd(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    return ::bind(probe.fd(), reinterpret_cast<const sockaddr*>(&where),
                  is_6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in)) == 0;
}

// The pointer is never null: a coroutine takes no literal by reference.
aio::task<> wait_until_free(const address* at) {
    for (int tries = 0; tries < most_tries && !is_free(*at); ++tries) {
        co_await aio::sleep(between_tries);
    }
}

}  // namespace

aio::task<> until_free(const address& at) { return wait_until_free(&at); }

}  // namespace asyncdemo
