// Runs one side once, in a process of its own, with its companion in another one, and writes down
// what they tell.
#pragma once

#include <cstdint>
#include <string>

#include "aio/clock.hpp"
#include "aio/task.hpp"
#include "lesson/recording.hpp"
#include "runner/recording_builder.hpp"
#include "runner/run_plan.hpp"
#include "runner/stage_link.hpp"
#include "runner/starting_line.hpp"

namespace asyncdemo {

class side_runner {
public:
    /// What is given by reference outlives the runner.
    side_runner(const run_plan& plan, const side& s, const stage_starter& start,
                starting_line& line, recording& into);

    /// Runs the side to its end, or to the limit, after which it is ended. However that goes, it
    /// ends up in the recording; nothing is thrown but `aio::cancelled`, which ends the side too.
    aio::task<> run();

private:
    [[nodiscard]] stage_request request(stage_role role) const;
    aio::task<> run_processes();
    aio::task<> follow_both(stage_link& self, stage_link* companion);
    aio::task<> follow_side(stage_link& self, stage_link* companion);
    aio::task<> follow_companion(stage_link& self);
    aio::task<> watch(const stage_link& self);
    void arrive_once() noexcept;
    void come_to_its_end();
    void give_up(ending how, std::string problem);
    void close();
    [[nodiscard]] double elapsed_s() const;

    const run_plan& plan_;
    const side& side_;
    const stage_starter& start_;
    starting_line& line_;
    recording& into_;
    recording_builder side_events_;
    recording_builder companion_events_;
    bool has_arrived_ = false;
    bool has_finished_ = false;
    aio::time_point began_{};
    std::int64_t peak_threads_ = 0;
    double companion_delay_s_ = 0;
};

}  // namespace asyncdemo
