// What a room says to its browsers, as JSON; `room_schema` describes it. None of it has more than
// everybody may know at that moment.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "asyncdemo/room/room.hpp"

namespace asyncdemo {

/// Where phones find the room.
struct invitation {
    std::vector<std::string> addresses;  // "http://192.168.1.5:9080/"; at least one
    bool is_for_network = false;         // not this machine alone
    /// The first address as a QR code: a row of `#` (dark) and blanks for each row of its modules.
    /// Empty where no phone could come.
    std::vector<std::string> code = {};
};

/// Where the room is; the same to everybody.
std::string state_message(const room& r, const invitation& to);

/// What only that person is told: their votes and what they were worth.
std::string you_message(const room& r, member_number who);

/// How many are here, and how many have voted.
std::string count_message(const room& r);

/// What was wrong with something that somebody said.
std::string error_message(std::string_view text);

}  // namespace asyncdemo
