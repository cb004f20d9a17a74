// What the keys mean while a lesson is gone through.
#pragma once

#include <optional>

#include "asyncdemo/terminal/keyboard.hpp"

namespace asyncdemo {

/// What the learner wants.
enum class wish { on, back, code, replay, skip, help, quit };

/// Nothing for a key without a meaning.
std::optional<wish> wish_of(const key& pressed);

/// True when the step that is shown is left before it is over.
bool leaves_step(wish w);

}  // namespace asyncdemo
