// The tasks of a sequence of commands. They have numbers, from 0 on in the order in which they were
// started, and each ends with a word or two of how.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <utility>

#include "aio/helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "aio/task_handle.hpp"

namespace test {

/// How each task has ended; empty as long as it has not.
using endings = std::deque<std::string>;

inline std::string text_of(const endings& all) {
    std::string text;
    for (std::size_t i = 0; i < all.size(); ++i) {
        text += "; " + std::to_string(i) + ": " + (all[i].empty() ? "not over" : all[i]);
    }
    return text;
}

/// Whether there is a task that was started so many before the last one.
inline bool was_started(const endings& all, std::size_t before_last) {
    return before_last < all.size();
}

class crew {
public:
    /// Starts `body` as a task of `group`; it gives its ending. It runs when `everybody_runs`.
    void start(aio::task_group& group, aio::task<std::string> body) {
        endings_.emplace_back();
        handles_.emplace_back(group, noted(std::move(body), endings_.back()));
    }

    [[nodiscard]] std::size_t next_number() const noexcept { return endings_.size(); }

    /// Cancels the task that was started so many before the last one, if there is one.
    void cancel(std::size_t before_last) {
        if (!was_started(endings_, before_last)) return;
        handles_[handles_.size() - 1 - before_last].cancel();
    }

    [[nodiscard]] const endings& how_they_ended() const noexcept { return endings_; }

private:
    static aio::task<> noted(aio::task<std::string> body, std::string& ending) {
        try {
            ending = co_await std::move(body);
        } catch (const aio::cancelled&) {
            ending = "cancelled";
            throw;
        }
    }

    endings endings_;  // grows at its end, so that references to its strings last
    std::deque<aio::task_handle<void>> handles_;
};

/// Lets every task run until each of them waits: the virtual clock goes on only then.
inline aio::sleeping everybody_runs() { return aio::sleep(1ns); }

}  // namespace test
