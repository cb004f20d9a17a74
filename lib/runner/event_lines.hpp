// The events in what a stage process writes, which comes in any portions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "stage/event.hpp"

namespace asyncdemo {

class event_lines {
public:
    /// Takes the next portion.
    void add(std::string_view bytes) { unread_.append(bytes); }

    /// Takes out the next event whose line is complete, if there is one. Throws `bad_event` for a
    /// line that is no event, and for one that grows beyond all measure without coming to its end.
    std::optional<event> next();

private:
    std::string unread_;
    std::size_t taken_ = 0;  // of unread_, by earlier events
    std::size_t seen_ = 0;   // of unread_: no newline between taken_ and here
};

}  // namespace asyncdemo
