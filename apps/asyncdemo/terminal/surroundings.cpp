#include "asyncdemo/terminal/surroundings.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "lesson/units.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {
namespace {

// "UTF-8" or "utf8", as systems spell it.
bool names_utf8(std::string_view locale) {
    std::string letters;
    for (const char c : locale) {
        if (c != '-') letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return letters.find("utf8") != std::string::npos;
}

std::optional<integer> count_in(std::string_view text) {
    try {
        return parse_count(text);
    } catch (const bad_value&) {
        return std::nullopt;
    }
}

// A variable is no option of ours, so nothing is an error there: what is too small or too large is
// taken for the nearest that can be drawn, and 0 or no number for nothing.
std::optional<int> size_in(std::string_view value, int least, int most) {
    const std::optional<integer> size = count_in(value);
    if (!size || *size < 1) return std::nullopt;
    return static_cast<int>(std::clamp<integer>(*size, least, most));
}

std::optional<int> columns_told() {
    return size_in(environment("COLUMNS"), least_width, most_width);
}

}  // namespace

std::string_view environment(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? std::string_view() : value;
}

// Unicode, unless the first variable that has a value says otherwise (POSIX, "Locale").
bool locale_is_ascii() {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const std::string_view locale = environment(name);
        if (!locale.empty()) return !names_utf8(locale);
    }
    return false;
}

int terminal_width(int fd) {
    if (const auto columns = columns_told()) return *columns;
    winsize size{};
    if (::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return std::max<int>(least_width, size.ws_col);
    }
    return 80;
}

int terminal_rows(int fd) {
    if (const auto rows = size_in(environment("LINES"), least_rows, most_rows)) return *rows;
    winsize size{};
    if (::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_row > 0) {
        return std::max<int>(least_rows, size.ws_row);
    }
    return terminal_style{}.rows;
}

std::optional<int> message_width(const std::optional<std::string>& typed) {
    const std::optional<integer> width = count_in(typed.value_or(""));
    if (width && *width >= least_width && *width <= most_width) return static_cast<int>(*width);
    if (const auto columns = columns_told()) return columns;
    if (::isatty(STDERR_FILENO) != 1) return std::nullopt;
    return terminal_width(STDERR_FILENO);
}

}  // namespace asyncdemo
