// A blocking call, made in a thread of libuv's pool while the loop goes on. As asyncio.to_thread.
#pragma once

#include <uv.h>

#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

#include "aio/error.hpp"
#include "aio/io/thread_pool.hpp"
#include "aio/loop.hpp"
#include "aio/nursery.hpp"
#include "aio/safe_parameter.hpp"

namespace aio {

/// What `to_thread` returns, to be awaited. The call uses the waiting coroutine's frame, which
/// stays: a call that has begun can't be cancelled, so its job is parked until it has returned.
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
        require_thread_pool();
        request_.data = this;
        check(uv_queue_work(on.uv(), &request_, run_call, wake_caller), "call in a thread");
        park(caller);
    }
    result await_resume() {
        throw_if_interrupted();
        if (is_taken_back_) throw cancelled{};
        if (failure_) std::rethrow_exception(failure_);
        if constexpr (!std::is_void_v<result>) return std::move(*value_);
    }

private:
    // A call that no thread has begun yet is taken back. libuv tells even that by its callback, and
    // uses the request until then.
    bool interrupt() noexcept override {
        uv_cancel(reinterpret_cast<uv_req_t*>(&request_));
        return false;
    }

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

    static void wake_caller(uv_work_t* request, int status) noexcept {
        auto& self = *static_cast<calling_in_thread*>(request->data);
        self.is_taken_back_ = status == UV_ECANCELED;
        self.wake();
    }

    Call call_;
    uv_work_t request_{};
    std::optional<gathered<result>> value_;
    std::exception_ptr failure_;
    bool is_taken_back_ = false;
};

/// Runs `call()` in a thread and gives what it returns or throws. `call` captures by reference, if
/// at all: what it refers to must be safe to use from that thread until it returns. Throws `error`
/// when the system has no threads for the pool.
///
/// Cancelling takes back a call that still waits for a free thread. One that has begun is waited
/// for, and its result is given; only the next wait throws `cancelled`. So a `timeout` around it
/// ends no sooner than the call, and if nothing else is waited for, with its result and never as
/// `timed_out`. (In asyncio `wait_for` ends at the limit and leaves the thread to work on; here
/// nothing outlives its caller. Only a limit of the call's own makes it end.)
template <class Call>
calling_in_thread<Call> to_thread(Call call) {
    refuse_owning_closure<Call>();
    return calling_in_thread<Call>(std::move(call));
}

}  // namespace aio
