// A file of a lesson's code, as it was compiled.
#pragma once

#include <string_view>

namespace asyncdemo {

struct code_file {
    std::string_view path;  // "lessons/gather/sides.cpp"
    std::string_view text;
};

}  // namespace asyncdemo
