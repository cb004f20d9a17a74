#include "runner/ended_badly.hpp"

#include <fmt/format.h>

#include <cstring>

namespace asyncdemo {

void require_good_end(const aio::exit_status& status, bool has_finished, std::string_view who) {
    if (status.signal != 0) {
        throw ended_badly(ending::crashed,
                          fmt::format("{}crashed ({})", who, strsignal(status.signal)));
    }
    if (!has_finished) {
        throw ended_badly(ending::crashed,
                          fmt::format("{}ended too early, with exit code {}", who, status.code));
    }
}

}  // namespace asyncdemo
