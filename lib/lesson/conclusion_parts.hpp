// What a conclusion is made of: words, and figures in braces.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace asyncdemo {

/// `{side}`, `{side.metric}` or `{parameter}`; or `{figure / divisor}`, how often the one has the
/// other.
struct figure_in_braces {
    std::string_view figure;
    std::optional<std::string_view> divisor;
};

/// Words, and the figure behind them; none behind the last ones.
struct conclusion_part {
    std::string_view words;
    std::optional<figure_in_braces> figure;
};

/// All of it in order. The views are of `conclusion`. Braces that are not closed reach to its end.
std::vector<conclusion_part> parts_of(std::string_view conclusion);

}  // namespace asyncdemo
