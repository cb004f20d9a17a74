#include "stage/recorder.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace asyncdemo {
namespace {

constexpr std::size_t most_kept = 32'768;

}  // namespace

recorder::presence::presence(std::shared_ptr<thread_counts> in) : in_(std::move(in)) {
    const std::lock_guard held(in_->mutex);
    in_->peak = std::max(in_->peak, ++in_->alive);
}

recorder::presence::~presence() {
    const std::lock_guard held(in_->mutex);
    --in_->alive;
}

void recorder::add(const event& e) {
    const std::lock_guard held(mutex_);
    keep(e);
    if (kept_.size() >= most_kept) send_kept();
}

void recorder::tell(const event& e) {
    const std::lock_guard held(mutex_);
    keep(e);
    send_kept();
}

void recorder::flush() noexcept {
    const std::lock_guard held(mutex_);
    send_kept();
}

std::int64_t recorder::peak_recording_threads() const {
    const std::lock_guard held(threads_->mutex);
    return threads_->peak;
}

void recorder::join() {
    // There is one recorder in a process, so a thread is present in that one.
    thread_local const presence here(threads_);
}

void recorder::keep(const event& e) {
    join();
    append_line(kept_, e);
}

void recorder::send_kept() noexcept {
    std::string_view rest = kept_;
    while (!rest.empty()) {
        const ssize_t sent = ::write(to_, rest.data(), rest.size());
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0) break;  // the runner is gone, and the lifeline will end this process
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
    kept_.clear();
}

}  // namespace asyncdemo
