#include "asyncdemo/cli/choices.hpp"

#include <array>

#include "asyncdemo/cli/typed_value.hpp"

namespace asyncdemo {
namespace {

constexpr std::array<std::string_view, 2> clock_words{to_string(clock_kind::real),
                                                      to_string(clock_kind::simulated)};
constexpr std::array<std::string_view, 4> format_words{"table", "json", "csv", "markdown"};
constexpr std::array<std::string_view, 3> color_words{"auto", "always", "never"};
constexpr std::array<std::string_view, 3> shell_words{"bash", "zsh", "fish"};

}  // namespace

std::span<const std::string_view> words_of_type(std::string_view type) {
    if (type == "CLOCK") return clock_words;
    if (type == "FORMAT") return format_words;
    if (type == "WHEN") return color_words;
    if (type == "SHELL") return shell_words;
    return {};
}

shell shell_from(const std::string& typed) {
    return read("completion", typed, [](const std::string& text) {
        return parse_choice<shell>(text, "SHELL", "supported shell");
    });
}

}  // namespace asyncdemo
