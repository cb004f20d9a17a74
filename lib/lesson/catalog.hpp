// Lessons in the order in which they are taught, each with the files of its folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lesson/code_file.hpp"
#include "lesson/lesson.hpp"

namespace asyncdemo {

/// A lesson with its text, as it stands in the tree.
struct catalog_entry {
    asyncdemo::lesson lesson;
    std::vector<code_file> code;  // what the projector shows first
    std::string_view prose;       // Markdown
    /// What its sentences have in code ticks though it is of other libraries or languages.
    std::vector<std::string> words = {};
    /// Where its story and its description do not fit together: a sentence for each place.
    std::vector<std::string> problems = {};
};

using catalog = std::vector<catalog_entry>;

/// The entry of that name, or null.
const catalog_entry* find(const catalog& among, std::string_view name);

/// What is typed of a lesson, completed by the sentences of its story file. A sentence that is
/// missing stays empty, and is a problem. The texts have to outlive the entry.
catalog_entry entry_of(lesson typed, course_part part, std::vector<code_file> code,
                       std::string_view story_file);

}  // namespace asyncdemo
