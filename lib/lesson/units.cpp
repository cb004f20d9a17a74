#include "lesson/units.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace asyncdemo {
namespace {

struct time_unit {
    std::string_view name;
    double seconds;
};

constexpr std::array units{time_unit{"us", 1e-6}, time_unit{"ms", 1e-3}, time_unit{"s", 1.0},
                           time_unit{"m", 60.0}, time_unit{"h", 3600.0}};

// The number at the start of `text`, which loses it. (Not every standard library reads a `double`
// with from_chars; strtod also reads hexadecimals and infinities, which are kept from it.)
double take_decimal(std::string_view& text) {
    const std::string digits(text.substr(0, text.find_first_not_of("0123456789.+-eE")));
    char* end = nullptr;
    const double value = std::strtod(digits.c_str(), &end);
    if (end == digits.c_str() || digits.front() == '+') throw bad_value("is not a number");
    if (!std::isfinite(value)) throw beyond_all_range();
    text.remove_prefix(static_cast<std::size_t>(end - digits.c_str()));
    return value;
}

}  // namespace

duration parse_duration(std::string_view text) {
    constexpr auto advice = "is not a duration: write a number and a unit, such as 250ms, 2s or 1m";
    if (text.empty()) throw bad_value("is empty: write a duration such as 250ms, 2s or 1m");
    std::string_view rest = text;
    double value = 0;
    try {
        value = take_decimal(rest);
    } catch (const bad_value&) {
        throw bad_value(advice);
    }
    if (rest.empty()) {
        throw bad_value(fmt::format("has no unit: write {0}s, {0}ms or {0}m", text));
    }
    if (std::signbit(value)) throw bad_value("is negative: nothing waits for less than no time");
    for (const time_unit& u : units) {
        if (rest != u.name) continue;
        const double nanoseconds = value * u.seconds * 1e9;
        if (nanoseconds >= static_cast<double>(duration::max().count())) {
            throw bad_value("is too long: more than 292 years");
        }
        return duration(std::llround(nanoseconds));
    }
    throw bad_value(advice);
}

double parse_number(std::string_view text) {
    if (text.empty()) throw bad_value("is empty: write a number");
    std::string_view rest = text;
    const double value = take_decimal(rest);
    if (!rest.empty()) throw bad_value("is not a number");
    return value;
}

integer parse_count(std::string_view text) {
    if (text.empty()) throw bad_value("is empty: write a whole number");
    integer value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure == std::errc::result_out_of_range) throw beyond_all_range();
    if (failure != std::errc() || end != text.data() + text.size()) {
        throw bad_value("is not a whole number");
    }
    return value;
}

std::string write_duration(duration d) {
    using namespace std::chrono;
    if (d % 1s == 0s) return fmt::format("{}s", d / 1s);
    if (d % 1ms == 0ms) return fmt::format("{}ms", d / 1ms);
    return fmt::format("{}us", duration_cast<std::chrono::duration<double, std::micro>>(d).count());
}

std::string in_groups(std::string digits) {
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, 1, ' ');
    return digits;
}

double to_microsecond(double s) {
    return std::round(s * 1e6) / 1e6 + 0.0;  // the sum makes -0.0 a plain zero
}

std::string show_seconds(double s) {
    const double size = std::abs(s);
    // The thresholds lie where three digits would round up into the next unit.
    if (size >= 99.95) return fmt::format("{:.0f} s", s);
    if (size >= 9.995) return fmt::format("{:.1f} s", s);
    if (size >= 0.9995) return fmt::format("{:.2f} s", s);
    if (size >= 0.09995) return fmt::format("{:.0f} ms", s * 1e3);
    if (size >= 0.009995) return fmt::format("{:.1f} ms", s * 1e3);
    if (size >= 0.0009995) return fmt::format("{:.2f} ms", s * 1e3);
    return fmt::format("{:.0f} us", s * 1e6);
}

std::string show_kilobytes(double kb) {
    if (std::abs(kb) >= 9995) return fmt::format("{:.1f} MB", kb / 1000);
    if (std::abs(kb) >= 999.5) return fmt::format("{:.2f} MB", kb / 1000);
    if (std::abs(kb) >= 9.95) return fmt::format("{:.0f} kB", kb);
    return fmt::format("{:.1f} kB", kb);
}

}  // namespace asyncdemo
