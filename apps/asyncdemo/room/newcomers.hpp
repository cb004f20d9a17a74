// How fast new people may come into a room from one machine, so that none fills it with people that
// are not there.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <string>

#include "web/rate_limit.hpp"
#include "web/visitor_places.hpp"

namespace asyncdemo {

class newcomers {
public:
    /// Counts somebody new. False when that is too many; never for this machine, where the
    /// instructor sits. Behind one router may be a whole class, so many may come at once.
    bool may_come(const peer& from, aio::time_point now) {
        if (from.is_own_machine) return true;
        if (by_host_.size() >= most_hosts) by_host_.clear();
        return by_host_.try_emplace(from.host, most_at_once, period).first->second.take(now);
    }

private:
    static constexpr std::size_t most_at_once = 200;
    static constexpr std::chrono::seconds period{60};
    static constexpr std::size_t most_hosts = 1000;

    std::map<std::string, rate_limit> by_host_;
};

}  // namespace asyncdemo
