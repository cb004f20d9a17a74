// Those of a crowd who behave: they join with a name, and vote whenever a question is open.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "aio/task.hpp"
#include "crowd/observations.hpp"
#include "crowd/visitor.hpp"

namespace asyncdemo::crowd {

/// Joins, hears everything, votes at random and changes its vote, until cancelled or turned out.
/// The arguments outlive it.
aio::task<> take_part(const server_address& at, std::uint32_t number, observations& noted);

/// Joins, and then reads a little once in a while, from a socket that holds little: a phone with a
/// bad connection.
aio::task<> take_part_slowly(const server_address& at, std::uint32_t number, observations& noted);

/// How somebody joins: a message of the room.
std::string joining(std::string_view name);

}  // namespace asyncdemo::crowd
