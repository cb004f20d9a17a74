// What consumers say of their work, a line each, on a pipe to the side: what is written there
// stays, whatever becomes of the consumer.
#pragma once

#include <functional>
#include <string>

#include "lesson/units.hpp"
#include "posix/descriptor.hpp"

namespace asyncdemo::lessons::broker {

/// A line of it.
struct ledger_line {
    /// `acks`: is about to.
    enum class event { receives, receives_again, has_finished, acks };

    event what;
    integer message;
    integer threads;  // of the consumer, at that moment
};

/// The end for a consumer. Safe from any thread: a line is written at once and whole.
class ledger_writer {
public:
    /// Of a pipe that outlives it.
    explicit ledger_writer(int to) noexcept : to_(to) {}

    void write(ledger_line::event what, integer message) const;

    /// The consumer can't go on.
    void write_failure(const std::string& why) const;

private:
    int to_;
};

/// Reads to the end, when all writers have gone. Throws `std::runtime_error` with what a consumer
/// failed with.
void read_ledger(descriptor from, const std::function<void(const ledger_line&)>& take);

}  // namespace asyncdemo::lessons::broker
