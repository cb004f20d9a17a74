#include "posix/socket_failure.hpp"

#include <algorithm>
#include <array>

namespace asyncdemo {

bool passes_by_itself(const std::error_code& code) {
    using enum std::errc;
    constexpr std::array passing{too_many_files_open, too_many_files_open_in_system,
                                 no_buffer_space,     not_enough_memory,
                                 connection_aborted,  protocol_error,
                                 interrupted};
    return std::find(passing.begin(), passing.end(), code) != passing.end();
}

bool is_departure(const std::error_code& code) {
    using enum std::errc;
    constexpr std::array departures{connection_reset, broken_pipe, connection_aborted};
    return std::find(departures.begin(), departures.end(), code) != departures.end();
}

}  // namespace asyncdemo
