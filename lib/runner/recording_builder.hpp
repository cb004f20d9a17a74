// Makes a recording of the events of a stage process.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>

#include "lesson/recording.hpp"
#include "stage/event.hpp"

namespace asyncdemo {

/// Adds to one recording, which outlives it. A side and its companion have one each for the same
/// recording, for each counts its spans by itself.
class recording_builder {
public:
    explicit recording_builder(recording& into) noexcept : into_(into) {}

    /// Takes in one event. A span is in the recording from its begin on, and open until it ends.
    /// Throws `bad_event` when the end of a span comes that never began.
    void add(const event& e);

    /// For a process that has ended: ends every span that is still open, at `at_s`.
    void close_spans(double at_s);

private:
    struct adder;

    recording& into_;
    std::map<std::int64_t, std::size_t> open_;  // id of a span -> where it stands in the recording
};

}  // namespace asyncdemo
