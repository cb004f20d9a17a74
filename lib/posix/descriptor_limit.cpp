#include "posix/descriptor_limit.hpp"

#include <sys/resource.h>

#include <algorithm>

namespace asyncdemo {
namespace {

// More than any of us needs, and no more than macOS takes (OPEN_MAX), whatever it says it allows.
constexpr rlim_t enough = 10'240;

}  // namespace

std::size_t raise_descriptor_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
    const rlim_t wanted = std::min(limit.rlim_max, enough);
    if (limit.rlim_cur < wanted) {
        rlimit raised = limit;
        raised.rlim_cur = wanted;
        if (::setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
    }
    return std::min(limit.rlim_cur, enough);
}

}  // namespace asyncdemo
