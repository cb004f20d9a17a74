// The runner's hold on one stage process: the only way by which the runner reaches what it runs.
// The program starts processes (`start_stage_child`); a test plays them from a script, on the
// virtual clock.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "aio/io/process.hpp"
#include "aio/task.hpp"
#include "stage/event.hpp"
#include "stage/stage_request.hpp"

namespace asyncdemo {

class stage_link {
public:
    stage_link() = default;
    stage_link(const stage_link&) = delete;
    stage_link& operator=(const stage_link&) = delete;
    /// Ends the process if it still runs.
    virtual ~stage_link() = default;

    /// Says a line to the process, such as the word to begin. Throws `aio::error`.
    virtual aio::task<> say(std::string line) = 0;

    /// Waits for the next event; nothing when the process has closed its output. Throws `bad_event`
    /// when it writes something else than events, and `aio::error`.
    virtual aio::task<std::optional<event>> next_event() = 0;

    /// Waits until the process has ended.
    virtual aio::task<aio::exit_status> exit() = 0;

    /// How many threads the process has now; nothing when the system does not tell.
    [[nodiscard]] virtual std::optional<std::int64_t> thread_count() const = 0;
};

/// Starts a stage process and gives the hold on it. Throws `aio::error`, `ended_badly`.
using stage_starter = std::function<std::unique_ptr<stage_link>(const stage_request&)>;

}  // namespace asyncdemo
