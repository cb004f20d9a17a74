// Parameters as a learner may choose them, for tests of what holds with any of them.
#pragma once

#include <string>
#include <string_view>

#include "lesson/lesson.hpp"

namespace asyncdemo {

/// Draws a value for each parameter, within its range. Inside of a property only, which is not
/// tried with values that the lesson refuses, or that make too much to do.
settings draw_settings(const lesson& l);

/// The command line that chooses them; the options stand after the lesson's name.
std::string typed_words(const lesson& l, const settings& chosen, std::string_view options);

}  // namespace asyncdemo
