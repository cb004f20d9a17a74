// The lessons in teaching order, each with the very files that it was built from.
#pragma once

#include <string_view>
#include <vector>

#include "lesson/lesson.hpp"

namespace asyncdemo {

/// A lesson with its text, as it stands in the tree.
struct catalog_entry {
    asyncdemo::lesson lesson;
    std::string_view code_path;  // "lessons/gather.cpp"
    std::string_view code;
    std::string_view prose;  // Markdown
};

using catalog = std::vector<catalog_entry>;

/// All lessons of this program, as catalog.txt names them.
const catalog& all_lessons();

/// The entry of that name, or null.
const catalog_entry* find(const catalog& among, std::string_view name);

}  // namespace asyncdemo
