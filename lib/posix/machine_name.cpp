#include "posix/machine_name.hpp"

#include <unistd.h>

#include <array>

namespace asyncdemo {

std::string machine_name() {
    std::array<char, 256> name{};  // longer than any that POSIX allows, so it ends with a NUL
    if (::gethostname(name.data(), name.size() - 1) != 0) return {};
    return name.data();
}

}  // namespace asyncdemo
