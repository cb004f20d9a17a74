#include "stage/recorder.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace asyncdemo {
namespace {

constexpr std::size_t most_kept = 32'768;

}  // namespace

recorder::presence::presence(recorder& of) : of_(of) {
    const std::lock_guard held(of_.mutex_);
    of_.peak_recording_threads_ = std::max(of_.peak_recording_threads_, ++of_.recording_threads_);
}

recorder::presence::~presence() {
    const std::lock_guard held(of_.mutex_);
    --of_.recording_threads_;
}

void recorder::add(const event& e) {
    // There is one recorder in a process, and it outlives the threads of the side.
    thread_local const presence here(*this);
    const std::lock_guard held(mutex_);
    append_line(kept_, e);
    if (kept_.size() >= most_kept) send_kept();
}

void recorder::flush() noexcept {
    const std::lock_guard held(mutex_);
    send_kept();
}

std::int64_t recorder::peak_recording_threads() const {
    const std::lock_guard held(mutex_);
    return peak_recording_threads_;
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
