// The words that lessons and reports use and that are not everyday words, each defined once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace asyncdemo {

struct term {
    std::string_view word;
    std::string_view meaning;  // a sentence or two
};

/// In alphabetical order.
const std::vector<term>& terms();

/// The same as Markdown: a list.
std::string terms_in_markdown();

}  // namespace asyncdemo
