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
    const auto out_of_range = [=] {
        return bad_value(fmt::format("is out of range: it can be {} to {}", least, most));
    };
    try {
        const Number value = parse(text);
        if (value < least || value > most) throw out_of_range();
        return value;
    } catch (const beyond_all_range&) {
        throw out_of_range();
    }
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
