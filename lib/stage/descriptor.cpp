#include "stage/descriptor.hpp"

#include <unistd.h>

namespace asyncdemo {

descriptor::~descriptor() {
    if (fd_ != -1) ::close(fd_);
}

}  // namespace asyncdemo
