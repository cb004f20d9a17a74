// What each of many like things weighs: threads, connections, requests in flight.
#pragma once

#include <optional>
#include <string_view>

#include "lesson/units.hpp"

namespace asyncdemo {

class stage;

/// Made before they are. They weigh what the process has filled since then.
class memory_each {
public:
    explicit memory_each(const stage& on);

    /// What one of so many weighs by now, in kB, becomes the metric of that name. Nothing where
    /// there are none, on the virtual clock, and where the system does not tell.
    void report(stage& on, std::string_view metric, integer how_many) const;

private:
    std::optional<double> before_kb_;
};

}  // namespace asyncdemo
