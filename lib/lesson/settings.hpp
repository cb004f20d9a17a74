// One choice of everything that a run of a lesson depends on.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include "lesson/parameter.hpp"

namespace asyncdemo {

enum class clock_kind { real, simulated };

/// "real" or "virtual", as in the command line and the JSON document.
constexpr std::string_view to_string(clock_kind c) {
    return c == clock_kind::real ? "real" : "virtual";
}

// What `settings::speed` can be.
inline constexpr double slowest_speed = 0.01;
inline constexpr double fastest_speed = 1000;

/// Thrown where a lesson asks for a parameter that its description does not have.
class undeclared_parameter : public std::logic_error {
public:
    explicit undeclared_parameter(std::string_view name)
        : std::logic_error("the parameter `--" + std::string(name) + "` is not declared") {}
};

struct settings {
    clock_kind clock = clock_kind::real;
    double speed = 1;  // divides every wait, multiplies every rate
    std::uint64_t seed = 1;
    std::string broker = {};  // its URL, for a lesson that has one; empty: the embedded one
    /// By name as typed; in the units of the JSON document, as chosen, not yet divided by `speed`.
    std::map<std::string, double, std::less<>> values;

    /// What a side works with: the chosen value at the chosen speed. Throws `undeclared_parameter`.
    duration operator[](const parameter<duration>& p) const {
        return std::chrono::round<duration>(seconds(value(p.name) / speed));
    }
    rate operator[](const parameter<rate>& p) const { return {value(p.name) * speed}; }
    integer operator[](const parameter<integer>& p) const {
        return static_cast<integer>(value(p.name));
    }

private:
    [[nodiscard]] double value(std::string_view name) const {
        const auto found = values.find(name);
        if (found == values.end()) throw undeclared_parameter(name);
        return found->second;
    }
};

}  // namespace asyncdemo
