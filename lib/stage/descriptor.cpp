#include "stage/descriptor.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace asyncdemo {

descriptor::~descriptor() {
    if (fd_ != -1) ::close(fd_);
}

int require(int result, const char* operation) {
    if (result == -1) throw std::system_error(errno, std::generic_category(), operation);
    return result;
}

}  // namespace asyncdemo
