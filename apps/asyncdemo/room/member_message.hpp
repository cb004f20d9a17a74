// What browsers say to a room: JSON from anybody, read value by value, and nothing believed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "asyncdemo/room/ballot.hpp"

namespace asyncdemo {

/// The first message of a person; whoever was here before says which token they have.
struct join_message {
    std::string token;  // empty: none
    std::optional<std::string> name;
};

/// The first message of a projector, which takes no part.
struct watch_message {};

struct name_message {
    std::string name;
};

struct vote_message {
    std::int64_t ask = 0;
    said_vote said;
};

using member_message = std::variant<join_message, watch_message, name_message, vote_message>;

/// Reads a message. Throws `bad_document`: it is no JSON, or none of those, or lacks something.
member_message read_member_message(std::string_view text);

}  // namespace asyncdemo
