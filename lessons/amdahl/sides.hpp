// A job that can be split but for a share: what can be chosen of it, and the shares.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::amdahl {

// The default is no more than there are processors.
inline constexpr parameter<integer> workers{"workers", 4, 2, 16,
                                            "most workers: runs with 1, 2, ... up to this"};
inline constexpr parameter<duration> job{"job", 500ms, 200ms, 2s,
                                         "how long one worker takes for the job"};

void serial_80(stage& on);
void serial_50(stage& on);
void serial_5(stage& on);
void one_lock(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::amdahl
