#include "stage/descriptor.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace asyncdemo {

descriptor::~descriptor() {
    if (fd_ != -1) ::close(fd_);
}

bool is_readable(int fd) {
    pollfd watched{.fd = fd, .events = POLLIN, .revents = 0};
    return require(::poll(&watched, 1, 0), "poll") == 1;
}

int require(int result, const char* operation) {
    if (result == -1) throw std::system_error(errno, std::generic_category(), operation);
    return result;
}

}  // namespace asyncdemo
