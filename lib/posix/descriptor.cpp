#include "posix/descriptor.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/select.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace asyncdemo {

descriptor::~descriptor() {
    if (fd_ != -1) ::close(fd_);
}

bool is_readable(int fd) {
    pollfd watched{.fd = fd, .events = POLLIN, .revents = 0};
    return require(::poll(&watched, 1, 0), "poll") == 1;
}

void require_selectable(int fd) {
    if (fd >= 0 && fd < FD_SETSIZE) return;
    throw std::runtime_error(
        fmt::format("select() can't wait for descriptor {}, only for those below {}: start the "
                    "program with fewer open files",
                    fd, FD_SETSIZE));
}

int require(int result, const char* operation) {
    if (result == -1) throw std::system_error(errno, std::generic_category(), operation);
    return result;
}

}  // namespace asyncdemo
