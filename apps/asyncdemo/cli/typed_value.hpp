// Values as they are typed behind an option: what is wrong with one is told with the option.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "asyncdemo/terminal/exit_code.hpp"
#include "lesson/units.hpp"

namespace asyncdemo {

/// Reads a value with `parse`, which throws `bad_value`. Throws `usage_error`.
template <class Parse>
auto read(std::string_view option, const std::string& value, Parse parse) {
    try {
        return parse(value);
    } catch (const bad_value& e) {
        throw usage_error(fmt::format("{} \"{}\" {}", option, value, e.what()));
    }
}

/// Reads a number by `parse`. Throws `bad_value`.
template <class Number>
Number parse_between(std::string_view text, Number (*parse)(std::string_view), Number least,
                     Number most) {
    const std::string range = fmt::format("it can be {} to {}", least, most);
    Number value{};
    try {
        value = parse(text);
    } catch (const beyond_all_range&) {
        throw bad_value("is out of range: " + range);
    } catch (const bad_value& e) {
        throw bad_value(fmt::format("{}; {}", e.what(), range));
    }
    if (value < least || value > most) throw bad_value("is out of range: " + range);
    return value;
}

/// Throws `bad_value`.
inline integer parse_count_between(std::string_view text, integer least, integer most) {
    return parse_between(text, parse_count, least, most);
}

/// A time that something may take. Throws `bad_value`.
inline duration parse_limit(std::string_view text) {
    const duration limit = parse_duration(text);
    if (limit < std::chrono::milliseconds(1)) throw bad_value("is too short: write 1ms or more");
    return limit;
}

}  // namespace asyncdemo
