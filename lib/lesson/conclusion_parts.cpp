#include "lesson/conclusion_parts.hpp"

#include <algorithm>

namespace asyncdemo {
namespace {

figure_in_braces figure_of(std::string_view inside) {
    constexpr std::string_view by = " / ";
    const std::size_t at = inside.find(by);
    if (at == std::string_view::npos) return {inside, std::nullopt};
    return {inside.substr(0, at), inside.substr(at + by.size())};
}

}  // namespace

std::vector<conclusion_part> parts_of(std::string_view conclusion) {
    std::vector<conclusion_part> parts;
    for (;;) {
        const std::size_t open = conclusion.find('{');
        if (open == std::string_view::npos) break;
        const std::size_t close = std::min(conclusion.find('}', open), conclusion.size());
        const std::string_view inside = conclusion.substr(open + 1, close - open - 1);
        parts.push_back({conclusion.substr(0, open), figure_of(inside)});
        conclusion.remove_prefix(std::min(close + 1, conclusion.size()));
    }
    parts.push_back({conclusion, std::nullopt});
    return parts;
}

}  // namespace asyncdemo
