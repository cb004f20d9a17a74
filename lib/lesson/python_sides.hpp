// The sides of a lesson again in Python: those that its `sides.py` has a region for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lesson/lesson.hpp"

namespace asyncdemo {

/// How the side in Python is called that does the same as the one in C++: "gather (Python)".
std::string in_python(std::string_view side);

/// A side for a lesson's `python_sides`: how the side in C++ of that name does the work in Python,
/// or one that there is in Python only. `name` and `about` outlive it.
side python_side(std::string_view name, std::string_view about,
                 std::optional<bound<duration>> ideal = {});

/// The lesson with a side in Python for each of its sides that has a region in `code`, which
/// outlives it: the same waits, clients and claims. What the lesson's own `python_sides` say of
/// such a side (`about`, `ideal`, a name that suits Python better) counts; those that are not
/// `python_of` a side in C++ come last.
lesson with_python(lesson typed, code_file code);

/// The function of that side in `sides.py`: "await_in_turn", "list_".
std::string python_function(const side& s);

}  // namespace asyncdemo
