#include "aio/nursery.hpp"

#include <cstdio>
#include <cstdlib>

#include "aio/loop.hpp"

namespace aio {

nursery::~nursery() {
    if (empty()) return;
    std::fputs("aio: a nursery was destroyed while its jobs were running\n", stderr);
    std::abort();
}

void nursery::start(task<void> body) {
    const std::coroutine_handle<task<void>::promise_type> frame = std::move(body).release();
    job& child = frame.promise();
    child.resume_point_ = frame;
    child.home_ = this;
    child.cancel_requested_ = cancelled_;
    children_.push_back(child);
    loop::current().make_ready(child);
}

void nursery::cancel() noexcept {
    cancelled_ = true;
    children_.for_each([](job& child) { child.cancel(); });
}

void nursery::child_finished(std::exception_ptr failure) noexcept {
    if (failure && !first_failure_) {
        first_failure_ = std::move(failure);
        if (policy_ == on_failure::cancel_the_others) cancel();
    }
    if (empty() && joiner_ != nullptr) std::exchange(joiner_, nullptr)->wake();
}

void nursery::joining::await_suspend(std::coroutine_handle<> caller) noexcept {
    if (is_cancel_requested()) children_.cancel();
    children_.joiner_ = this;
    park(caller);
}

void nursery::rethrow_failure() {
    if (first_failure_) std::rethrow_exception(std::exchange(first_failure_, nullptr));
}

void nursery::joining::await_resume() const {
    children_.rethrow_failure();
    if (is_cancel_requested()) throw cancelled{};
}

bool nursery::joining::interrupt() noexcept {
    children_.cancel();
    return false;
}

}  // namespace aio
