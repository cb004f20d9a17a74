// The lessons of this program: those that catalog.txt names, below the titles of their parts.
#pragma once

#include "lesson/catalog.hpp"

namespace asyncdemo {

const catalog& all_lessons();

}  // namespace asyncdemo
