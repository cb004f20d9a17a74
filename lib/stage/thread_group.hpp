// Threads that end before their scope does.
#pragma once

#include <thread>
#include <utility>
#include <vector>

namespace asyncdemo {

/// Joins its threads when destroyed. (std::jthread would do, where every standard library has it.)
class thread_group {
public:
    thread_group() = default;
    thread_group(const thread_group&) = delete;
    thread_group& operator=(const thread_group&) = delete;
    ~thread_group() {
        for (std::thread& t : threads_) t.join();
    }

    /// Starts a thread that calls `body`. Throws `std::system_error` when the system gives no more.
    template <class Body>
    void start(Body body) {
        threads_.emplace_back(std::move(body));
    }

private:
    std::vector<std::thread> threads_;
};

}  // namespace asyncdemo
