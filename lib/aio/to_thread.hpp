// A blocking call, made in a thread of libuv's pool while the loop goes on. As asyncio.to_thread.
#pragma once

#include <uv.h>

#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

#include "aio/error.hpp"
#include "aio/loop.hpp"
#include "aio/nursery.hpp"

namespace aio {

/// What `to_thread` returns, to be awaited. The call uses the waiting coroutine's frame, which
/// stays: a call in a thread can't be cancelled, so its job is parked until the call has returned.
template <class Call>
class [[nodiscard]] calling_in_thread final : parking {
public:
    using result = std::invoke_result_t<Call&>;

    explicit calling_in_thread(Call call) : call_(std::move(call)) {}

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> caller) {
        if (is_cancel_requested()) return give_up_unbegun(caller);
        loop& on = loop::current();
        on.require_real_clock("a thread");
        request_.data = this;
        check(uv_queue_work(on.uv(), &request_, run_call, wake_caller), "call in a thread");
        park(caller);
    }
    result await_resume() {
        throw_if_interrupted();
        if (failure_) std::rethrow_exception(failure_);
        if constexpr (!std::is_void_v<result>) return std::move(*value_);
    }

private:
    bool interrupt() noexcept override { return false; }

    static void run_call(uv_work_t* request) noexcept {
        auto& self = *static_cast<calling_in_thread*>(request->data);
        try {
            if constexpr (std::is_void_v<result>) {
                self.call_();
            } else {
                self.value_.emplace(self.call_());
            }
        } catch (...) {
            self.failure_ = std::current_exception();
        }
    }

    static void wake_caller(uv_work_t* request, int) noexcept {
        static_cast<calling_in_thread*>(request->data)->wake();
    }

    Call call_;
    uv_work_t request_{};
    std::optional<gathered<result>> value_;
    std::exception_ptr failure_;
};

/// Runs `call()` in a thread and gives what it returns or throws. `call` captures by reference, if
/// at all: what it refers to must be safe to use from that thread until it returns.
template <class Call>
calling_in_thread<Call> to_thread(Call call) {
    static_assert(
        std::is_trivially_destructible_v<Call>,
        "capture by reference: g++ 12 destroys a closure twice that owns something and is "
        "written in the awaited expression");
    return calling_in_thread<Call>(std::move(call));
}

}  // namespace aio
