#include "aio/nursery.hpp"

#include <cstdio>
#include <cstdlib>
#include <new>
#include <stdexcept>

#include "aio/loop.hpp"

namespace aio {

nursery::nursery(on_failure policy) : nursery(policy, loop::current()) {}

nursery::~nursery() {
    if (empty()) return;
    std::fputs("aio: a nursery was destroyed while its jobs were running\n", stderr);
    std::abort();
}

void nursery::start(task<void> body) {
    if (joiner_ != nullptr && empty()) {
        throw std::logic_error("start a task in a nursery or group whose last one has ended");
    }
    const std::coroutine_handle<task<void>::promise_type> frame = std::move(body).release();
    job& child = frame.promise();
    child.resume_point_ = frame;
    child.home_ = this;
    child.cancel_requested_ = cancelled_;
    children_.push_back(child);
    on_.make_ready(child);
}

// Once is enough: a child that is cancelled stays so.
void nursery::cancel() noexcept {
    if (std::exchange(cancelled_, true)) return;
    children_.for_each([](job& child) { child.cancel(); });
}

void nursery::fail(std::exception_ptr failure) noexcept {
    keep(std::move(failure));
    cancel();
}

void nursery::keep(std::exception_ptr failure) noexcept {
    if (every_failure_ != nullptr) {
        try {
            every_failure_->push_back(failure);
            // NOLINTNEXTLINE(bugprone-empty-catch): there is still the first
        } catch (const std::bad_alloc&) {
        }
    }
    if (!first_failure_) first_failure_ = std::move(failure);
}

void nursery::child_ended(job_end how, std::exception_ptr failure) noexcept {
    if (failure || how != job_end::by_itself) note_end(how, std::move(failure));
    if (empty() && joiner_ != nullptr) joiner_->wake();
}

void nursery::note_end(job_end how, std::exception_ptr failure) noexcept {
    if (how == job_end::cut_short) {
        a_child_was_cut_short_ = true;
        return;
    }
    if (how == job_end::gave_up) a_child_gave_up_ = true;
    if (failure) keep(std::move(failure));
    if (policy_ == on_failure::cancel_the_others) cancel();
}

void nursery::rethrow_failure() {
    const bool gave_up = std::exchange(a_child_gave_up_, false);
    if (first_failure_) std::rethrow_exception(std::exchange(first_failure_, nullptr));
    if (gave_up) throw cancelled{};
}

nursery::joining nursery::join() {
    if (job::running_ != maker_) {
        throw std::logic_error("only the task that made a nursery may join it");
    }
    return joining(*this);
}

void nursery::joining::await_suspend(std::coroutine_handle<> caller) noexcept {
    children_.joiner_ = this;
    park(caller);
}

void nursery::joining::await_resume() const {
    children_.joiner_ = nullptr;
    children_.rethrow_failure();
    const bool was_cut_short = std::exchange(children_.a_child_was_cut_short_, false);
    if (was_cut_short && is_cancel_requested()) throw cancelled{};
}

bool nursery::joining::interrupt() noexcept {
    children_.cancel();
    return false;
}

}  // namespace aio
