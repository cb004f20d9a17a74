// Those of a crowd who try what a server must stand.
#pragma once

#include <cstdint>

#include "aio/task.hpp"
#include "crowd/observations.hpp"
#include "crowd/visitor.hpp"

namespace asyncdemo::crowd {

/// Makes one kind of trouble, by its number, until the server hangs up; and again after a pause,
/// until cancelled: rubbish as text, binary, a name of 1 MB, names with scripts and control
/// characters, votes and pings much too fast, a page of another server, half a handshake, frames
/// against the rules, an end without a word. The arguments outlive it.
aio::task<> make_trouble(const server_address& at, std::uint32_t number, observations& noted);

}  // namespace asyncdemo::crowd
