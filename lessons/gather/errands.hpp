// What the sides of `gather` have to wait for.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::gather {

struct errand {
    std::string name;
    duration length;
};

/// A and B, or as many tasks as were asked for in their place.
std::vector<errand> errands(const settings& chosen);

}  // namespace asyncdemo::lessons::gather
