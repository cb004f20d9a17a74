#include "asyncdemo/cli/did_you_mean.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace asyncdemo {
namespace {

// How many letters must be added, dropped, changed or swapped with their neighbour to get from one
// word to the other (the distance of Damerau and Levenshtein, in its restricted form).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, changed});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d[a.size()][b.size()];
}

// All that can be typed is in small letters.
std::string in_small_letters(std::string_view text) {
    std::string small(text);
    for (char& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return small;
}

}  // namespace

std::string did_you_mean(std::string_view typed_as, const std::vector<std::string>& known) {
    const std::string typed = in_small_letters(typed_as);
    const std::string* best = nullptr;
    std::size_t best_distance = std::max<std::size_t>(2, typed.size() / 3) + 1;
    for (const std::string& word : known) {
        const bool is_begun = typed.size() >= 3 && word.starts_with(typed);
        const std::size_t d = is_begun ? 1 : distance(typed, word);
        if (d >= best_distance || d >= std::max(typed.size(), word.size())) continue;
        best = &word;
        best_distance = d;
    }
    return best == nullptr ? "" : fmt::format(" (did you mean {}?)", *best);
}

}  // namespace asyncdemo
