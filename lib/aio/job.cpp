#include "aio/job.hpp"

#include "aio/loop.hpp"
#include "aio/nursery.hpp"

namespace aio {

void job::cancel() noexcept {
    cancel_requested_ = true;
    if (parked_on_ != nullptr) parked_on_->give_up();
}

parking::parking() noexcept : job_(loop::current().running()) {}

void parking::give_up() noexcept {
    if (!interrupt()) return;
    interrupted_ = true;
    wake();
}

void parking::park(std::coroutine_handle<> caller) noexcept {
    job_.resume_point_ = caller;
    job_.parked_on_ = this;
}

void parking::wake() noexcept {
    job_.parked_on_ = nullptr;
    loop::current().make_ready(job_);
}

void job_coroutine::promise_type::unhandled_exception() noexcept {
    try {
        throw;
    } catch (const cancelled&) {
        // The end that was asked for.
    } catch (...) {
        failure_ = std::current_exception();
    }
}

void job_coroutine::promise_type::finish(std::coroutine_handle<promise_type> frame) noexcept {
    nursery& home = *home_;
    const std::exception_ptr failure = failure_;
    link<among_siblings>::unlink();
    frame.destroy();
    home.child_finished(failure);
}

void job_coroutine::start_in(nursery& home) && { home.adopt(promise_); }

}  // namespace aio
