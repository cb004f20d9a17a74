#include "lesson/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace asyncdemo {
namespace {

// What stands behind the number, and may be left out.
constexpr std::string_view suffix_of(finding::unit in) {
    if (in == finding::unit::per_second) return "/s";
    if (in == finding::unit::factor) return "x";
    return "";
}

// Three digits, and as many zeros as it takes.
double to_three_digits(double value) {
    const double unit = std::pow(10, std::floor(std::log10(value)) - 2);
    return std::round(value / unit) * unit;
}

// A count is exact, whatever its size.
std::string show_number(const quantity& q) {
    if (q.in == finding::unit::number) return in_groups(fmt::format("{:.0f}", std::round(q.value)));
    if (q.value <= 0) return "0";
    const double rounded = to_three_digits(q.value);
    if (rounded >= 1000) return in_groups(fmt::format("{:.0f}", rounded));
    const int decimals = std::max(0, 2 - static_cast<int>(std::floor(std::log10(rounded))));
    return fmt::format("{:.{}f}", rounded, decimals);
}

double read_number(finding::unit in, std::string_view text) {
    if (in == finding::unit::number) return static_cast<double>(parse_count(text));
    const std::string_view suffix = suffix_of(in);
    if (text.ends_with(suffix)) text.remove_suffix(suffix.size());
    return parse_number(text);
}

std::string_view such_as(finding::unit in) {
    switch (in) {
        case finding::unit::per_second:
            return "a number, such as 500 or 500/s";
        case finding::unit::factor:
            return "a number, such as 1.5 or 1.5x";
        case finding::unit::memory_kb:
            return "a number of kilobytes, such as 64";
        case finding::unit::number:
        case finding::unit::time_s:
            break;
    }
    return "a whole number, such as 5";
}

// "2,5s", as in much of the world. With three digits behind it, it may stand between thousands.
void take_decimal_comma(std::string& typed) {
    const std::size_t comma = typed.find(',');
    if (comma == std::string::npos) return;
    const std::size_t end = typed.find_first_not_of("0123456789", comma + 1);
    const std::size_t digits = std::min(end, typed.size()) - comma - 1;
    if (digits == 1 || digits == 2) typed[comma] = '.';
}

}  // namespace

std::string show(const quantity& q) {
    if (q.in == finding::unit::memory_kb) return show_kilobytes(q.value);
    if (q.in != finding::unit::time_s) return show_number(q).append(suffix_of(q.in));
    const double us = q.value * 1e6;
    if (us < 0.5) return "0 s";
    if (us < 9.95) return fmt::format("{:.2g} us", us);
    return show_seconds(to_microsecond(q.value));  // as in the JSON document
}

quantity read_quantity(finding::unit in, std::string_view text) {
    std::string typed(text);
    std::erase(typed, ' ');  // as it is shown
    take_decimal_comma(typed);
    if (in == finding::unit::time_s) return parse_duration(typed);
    try {
        const double value = read_number(in, typed);
        if (std::signbit(value)) throw bad_value("is negative");
        return {in, value};
    } catch (const bad_value&) {
        throw bad_value(fmt::format("is not {}: write {}", kind_of(in), such_as(in)));
    }
}

std::string write_quantity(const quantity& q) {
    if (q.in == finding::unit::number) return fmt::format("{:.0f}", q.value);  // never "1e+04"
    if (q.in != finding::unit::time_s) return fmt::format("{:.4g}", q.value);
    return write_duration(std::chrono::round<duration>(seconds(q.value)));
}

std::string_view kind_of(finding::unit in) {
    switch (in) {
        case finding::unit::time_s:
            return "a time";
        case finding::unit::per_second:
            return "a rate";
        case finding::unit::memory_kb:
            return "a size";
        case finding::unit::factor:
            return "a factor";
        case finding::unit::number:
            break;
    }
    return "a count";
}

}  // namespace asyncdemo
