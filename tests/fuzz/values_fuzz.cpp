// Durations, numbers, counts and the values of parameters, as they are typed.
#include "fuzz/target.hpp"
#include "lesson/parameter.hpp"
#include "lesson/units.hpp"

namespace asyncdemo::fuzz {
namespace {

template <class Parse>
void try_to(Parse parse) {
    try {
        parse();
    } catch (const bad_value&) {
    }
}

void try_parameter(const any_parameter& p, std::string_view text) {
    try_to([&] {
        const double value = parse_value(p, text);
        require_in_range(p, value);
        require(parse_value(p, write_value(p, value)) == value,
                "a value is read as what was written");
    });
}

}  // namespace

void take(std::string_view text) {
    using namespace std::chrono_literals;
    try_to([&] {
        const duration d = parse_duration(text);
        // (A number of that many nanoseconds is exact; one of months is not.)
        require(d > 24h || parse_duration(write_duration(d)) == d,
                "a duration is read as what was written");
    });
    try_to([&] { (void)parse_number(text); });
    try_to([&] { (void)parse_count(text); });
    try_parameter(parameter<duration>{"wait", 1s, 1ms, 1h, "a time"}, text);
    try_parameter(parameter<rate>{"rate", {10}, {1}, {1000}, "so many a second"}, text);
    try_parameter(parameter<integer>{"tasks", 10, 1, 1'000'000, "so many"}, text);
}

}  // namespace asyncdemo::fuzz
