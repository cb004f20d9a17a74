// What a side took in C++ and in Python, figure beside figure.
#pragma once

#include <string>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "report/figures.hpp"

namespace asyncdemo {

inline constexpr auto language_table_title = "The same side in C++ and in Python";

/// A line for each side that ran in both languages, with the same titles in each. The places of
/// figures are those in the document of the whole run.
struct language_table {
    struct line {
        std::string side;
        std::vector<figure> figures;
    };
    std::vector<line> lines;  // none when no side ran in both
};

/// The total and by how much that of Python is the longer, the memory, and the rates and weights
/// among the lesson's own figures, unless no line has the figure. A lesson that weighs things
/// itself is not about the memory of the whole process, which goes without then.
language_table compare_languages(const lesson_run& run);

}  // namespace asyncdemo
