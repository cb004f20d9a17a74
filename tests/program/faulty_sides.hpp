// Sides in Python that go wrong.
#pragma once

#include <string_view>

namespace asyncdemo {

std::string_view faulty_sides();

}  // namespace asyncdemo
