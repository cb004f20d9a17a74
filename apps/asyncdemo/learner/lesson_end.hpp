// How somebody left a lesson that was gone through step by step.
#pragma once

namespace asyncdemo {

/// How the learner left a lesson.
enum class lesson_end {
    done,           // seen to its end, and on
    done_and_quit,  // seen to its end, and enough for now
    skipped,        // was shown the answers without having gone through it
    quit,           // left before its end
    interrupted     // Ctrl-C
};

}  // namespace asyncdemo
