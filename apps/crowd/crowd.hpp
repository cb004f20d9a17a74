// A crowd of browsers at a room, some of them slow and some of them hostile: the load that a room
// must stand.
#pragma once

#include <cstdint>
#include <string>

#include "aio/clock.hpp"
#include "aio/task.hpp"
#include "crowd/observations.hpp"
#include "crowd/visitor.hpp"

namespace asyncdemo::crowd {

/// Who comes.
struct crowd_plan {
    std::uint32_t people = 1'000;  // in all
    std::uint32_t slow = 100;      // of them
    std::uint32_t hostile = 100;   // of them

    /// The others.
    [[nodiscard]] std::uint32_t well_behaved() const { return people - slow - hostile; }
};

/// They come within the first tenth of `lasts`, and all go when it is over. What they see is added
/// to `noted`. The arguments outlive it.
aio::task<> send_crowd(const server_address& to, const crowd_plan& who, aio::duration lasts,
                       observations& noted);

}  // namespace asyncdemo::crowd
