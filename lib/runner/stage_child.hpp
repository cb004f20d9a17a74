// A stage process as the runner has it: started, told to begin, listened to, and ended with this
// object.
#pragma once

#include <array>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "aio/error.hpp"
#include "aio/io/process.hpp"
#include "aio/task.hpp"
#include "lesson/recording.hpp"
#include "stage/event.hpp"
#include "stage/stage_request.hpp"

namespace asyncdemo {

class stage_child {
public:
    /// Starts this very program as the stage, which ignores the signals that are ignored here.
    /// Throws `aio::error`, `ended_badly`.
    explicit stage_child(stage_request request);

    [[nodiscard]] int pid() const noexcept { return child_.pid(); }

    /// Tells it to begin.
    aio::task<> say(std::string word);

    /// The next event, or nothing when it has closed its output. Throws `bad_event`.
    aio::task<std::optional<event>> next_event();

    auto exit() noexcept { return child_.wait(); }

private:
    aio::process child_;
    std::array<char, 16384> chunk_{};
    std::string unread_;
    std::size_t taken_ = 0;  // of unread_, by earlier events
    std::size_t seen_ = 0;   // of unread_: no newline between taken_ and here
};

/// A stage process did not come to a good end.
struct ended_badly : std::runtime_error {
    ended_badly(ending e, const std::string& problem) : std::runtime_error(problem), how(e) {}
    ending how;
};

/// Throws `ended_badly` when a process crashed, or went without having said that it had finished.
/// `who` is what the problem begins with: nothing for the side itself.
void require_good_end(const aio::exit_status& status, bool has_finished, std::string_view who);

}  // namespace asyncdemo
