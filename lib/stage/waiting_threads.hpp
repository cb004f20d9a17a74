// Threads that do nothing but wait: for weighing what a thread costs by being there.
#pragma once

#include <latch>

#include "lesson/parameter.hpp"
#include "stage/blocking_queue.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo {

/// All of them have started when it is constructed, and have ended when it is destroyed.
class waiting_threads {
public:
    /// Throws `std::system_error` when the system gives no more threads.
    explicit waiting_threads(integer how_many) : started_(how_many) {
        for (integer i = 0; i < how_many; ++i) {
            group_.start([this] {
                started_.count_down();
                word_.take();
            });
        }
        started_.wait();
    }

private:
    std::latch started_;
    blocking_queue<int> word_;  // that never comes
    thread_group group_;
    const blocking_queue<int>::closed_at_end no_more_{word_};
};

}  // namespace asyncdemo
