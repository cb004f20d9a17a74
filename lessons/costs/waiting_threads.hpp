// Threads that do nothing but wait: for weighing what a thread costs by being there.
#pragma once

#include <future>
#include <latch>

#include "lessons/sides_file.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo::lessons::costs {

// [thread]
/// All of them have started when it is constructed, and have ended when it is destroyed.
class waiting_threads {
public:
    /// Throws `std::system_error` when the system gives no more threads.
    explicit waiting_threads(integer how_many) : started_(how_many) {
        const std::shared_future<void> word = word_.get_future().share();
        for (integer i = 0; i < how_many; ++i) {
            group_.start([this, word] {
                started_.count_down();
                word.wait();
            });
        }
        started_.wait();
    }

private:
    std::latch started_;
    thread_group group_;
    std::promise<void> word_;  // never given: to break it, before the threads are joined, ends them
};
// [end]

}  // namespace asyncdemo::lessons::costs
