// What the keys mean while a lesson is gone through.
#pragma once

#include <optional>

#include "asyncdemo/step/lesson_steps.hpp"
#include "asyncdemo/step/step_screen.hpp"
#include "asyncdemo/terminal/keyboard.hpp"

namespace asyncdemo {

/// What the learner wants.
enum class wish {
    on,
    back,
    beginning,
    code,
    replay,
    vote,
    parameter,
    skip,
    next_lesson,
    previous_lesson,
    help,
    quit
};

/// Nothing for a key without a meaning.
std::optional<wish> wish_of(const key& pressed);

/// Whether it has a meaning at that step; where it has none, its key does nothing.
bool has_meaning(wish w, const lesson_step& step, const tour_place& in);

}  // namespace asyncdemo
