// How a task ended, kept to be told later: its result, or what it threw. As what is in asyncio's
// Future; the name is that of the library which Trio uses for it.
#pragma once

#include <exception>
#include <optional>
#include <utility>

#include "aio/nursery.hpp"
#include "aio/task.hpp"

namespace aio {

/// Of a task that gives a `T`; of nothing as long as none has ended.
template <class T>
class outcome {
public:
    /// Awaits `body`, and keeps how it ended; throws nothing of it.
    task<> take_from(task<T> body) {
        try {
            co_await store(std::move(body), value_);
        } catch (...) {
            is_cancelled_ = is_cancelled_thrown();
            failure_ = std::current_exception();
        }
    }

    /// Whether it threw `cancelled`.
    [[nodiscard]] bool is_cancelled() const noexcept { return is_cancelled_; }

    void rethrow_failure() const {
        if (failure_) std::rethrow_exception(failure_);
    }

    /// The result, or throws what the task threw. It has ended.
    [[nodiscard]] const gathered<T>& get() const& {
        rethrow_failure();
        return *value_;  // NOLINT(bugprone-unchecked-optional-access): it has not failed
    }
    [[nodiscard]] gathered<T> get() && {
        rethrow_failure();
        return std::move(*value_);  // NOLINT(bugprone-unchecked-optional-access): as above
    }

private:
    std::optional<gathered<T>> value_;
    std::exception_ptr failure_;
    bool is_cancelled_ = false;
};

}  // namespace aio
