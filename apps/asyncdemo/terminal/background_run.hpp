// Lessons that are measured while something else is on the screen.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "aio/event.hpp"
#include "aio/task.hpp"
#include "lesson/lesson_run.hpp"
#include "runner/run_plan.hpp"

namespace asyncdemo {

class background_run {
public:
    /// What is measured, and where to. Both outlive the run; `into` is filled while the sides run.
    struct part {
        const run_plan& plan;
        lesson_run& into;
    };

    /// The parts are measured one after the other, so that none disturbs another.
    explicit background_run(std::vector<part> parts) : parts_(std::move(parts)) {}

    /// Measures, then rests until it is cancelled. Throws what a run throws.
    aio::task<> run();

    /// Throws away what is measured by halves, and begins again with it.
    void mend();

    /// Throws away everything, and measures by the plans, which may have changed.
    void begin_anew();

    /// Whether what that part has filled in is of this run, and not one that is thrown away.
    [[nodiscard]] bool has_begun(std::size_t which) const;

    /// Whether that part is measured.
    [[nodiscard]] bool is_over(std::size_t which) const { return which < measured_; }

private:
    aio::task<> measure_rest();
    aio::task<> be_spoilt();

    const std::vector<part> parts_;
    std::size_t measured_ = 0;  // of the parts
    aio::event is_spoilt_;
};

}  // namespace asyncdemo
