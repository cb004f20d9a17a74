// A file of a lesson's code, as it was compiled or embedded, and the languages that there are.
#pragma once

#include <string_view>

namespace asyncdemo {

enum class language { cpp, python };

/// By the name of a file.
inline language language_of(std::string_view path) {
    return path.ends_with(".py") ? language::python : language::cpp;
}

struct code_file {
    std::string_view path;  // "lessons/gather/sides.cpp"
    std::string_view text;
};

}  // namespace asyncdemo
