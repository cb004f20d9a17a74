// Runs one side once, in a process of its own, and writes down what it tells.
#pragma once

#include <optional>
#include <string>

#include "aio/clock.hpp"
#include "aio/task.hpp"
#include "lesson/lesson.hpp"
#include "lesson/recording.hpp"
#include "runner/recording_builder.hpp"
#include "runner/stage_child.hpp"
#include "runner/starting_line.hpp"

namespace asyncdemo {

class side_runner {
public:
    /// What is given by reference outlives the runner.
    side_runner(const lesson& l, const side& s, const settings& chosen, duration limit,
                starting_line& start, recording& into);

    /// Runs the side to its end, or to the limit, after which it is ended. However that goes, it
    /// ends up in the recording; nothing is thrown but `aio::cancelled`, which ends the side too.
    aio::task<> run();

private:
    [[nodiscard]] stage_request request(stage_role role) const;
    aio::task<> run_processes();
    aio::task<> follow_side(stage_child& self, stage_child* companion);
    aio::task<> follow_companion(stage_child& self);
    aio::task<> watch_process(int pid);
    void arrive_once() noexcept;
    void come_to_its_end();
    void give_up(ending how, std::string problem);
    void close();
    [[nodiscard]] double elapsed_s() const;

    const lesson& lesson_;
    const side& side_;
    const settings& chosen_;
    const duration limit_;
    starting_line& start_;
    recording& into_;
    recording_builder side_events_;
    recording_builder companion_events_;
    bool has_arrived_ = false;
    bool has_finished_ = false;
    aio::time_point began_{};
    std::int64_t peak_threads_ = 0;
};

}  // namespace asyncdemo
