// Sides that do the same in C++ and in Python, for what is shown beside each other.
#pragma once

#include <string_view>
#include <vector>

#include "lesson/lesson.hpp"

namespace asyncdemo {

/// A side in C++ and the one in Python that does the same; null where there is none.
struct language_pair {
    const side* cpp = nullptr;
    const side* python = nullptr;

    [[nodiscard]] bool has_both() const { return cpp != nullptr && python != nullptr; }
    /// What claims and regions call it, in both languages.
    [[nodiscard]] std::string_view plain_name() const;
};

/// The sides in pairs, in the order in which the first of each stands.
std::vector<language_pair> language_pairs(const std::vector<const side*>& sides);

}  // namespace asyncdemo
