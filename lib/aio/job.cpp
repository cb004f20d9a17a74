#include "aio/job.hpp"

#include <cxxabi.h>

#include <typeinfo>
#include <utility>

#include "aio/loop.hpp"
#include "aio/nursery.hpp"

namespace aio {

// Asks the C++ ABI, which g++ and clang share. To catch it needs no such thing, but throws it once
// more, which doubles what it costs to cancel a task.
bool is_cancelled_thrown() noexcept {
    const std::type_info* const thrown = abi::__cxa_current_exception_type();
    return thrown != nullptr && *thrown == typeid(cancelled);
}

void job::cancel() noexcept {
    if (is_shielded_) {
        cancelled_behind_shield_ = true;
        return;
    }
    cancel_requested_ = true;
    if (parked_on_ != nullptr) parked_on_->give_up();
}

void job::end(std::coroutine_handle<> frame, std::exception_ptr failure) noexcept {
    nursery& home = *home_;
    const job_end how = end_;
    unlink();
    frame.destroy();
    home.child_ended(how, std::move(failure));
}

void parking::give_up() noexcept {
    if (!interrupt()) return;
    interrupted_ = true;
    wake();
}

void parking::give_up_unbegun(std::coroutine_handle<> caller) noexcept {
    job_.resume_point_ = caller;
    interrupted_ = true;
    wake();
}

void parking::wake() noexcept {
    job_.parked_on_ = nullptr;
    job_.home_->on().make_ready(job_);
}

}  // namespace aio
