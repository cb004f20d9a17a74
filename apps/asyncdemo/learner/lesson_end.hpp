// How somebody left a lesson that was gone through step by step.
#pragma once

#include "asyncdemo/learner/lesson_place.hpp"

namespace asyncdemo {

/// How the learner left a lesson.
enum class lesson_end {
    done,             // seen to its end, and on
    done_and_quit,    // seen to its end, and enough for now
    skipped,          // was shown the answers without having gone through it
    next_lesson,      // left before its end for the next one
    previous_lesson,  // or for the one before
    quit,             // left before its end
    interrupted       // Ctrl-C
};

/// True when the learner may come back to where the lesson was left.
constexpr bool is_left_before_end(lesson_end end) {
    return end != lesson_end::done && end != lesson_end::done_and_quit &&
           end != lesson_end::skipped;
}

/// How a lesson was left, and where.
struct departure {
    lesson_end how = lesson_end::done;
    lesson_place at = {};
};

}  // namespace asyncdemo
