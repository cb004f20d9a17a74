// A lesson whose sides are played from scripts, and what comes out of running it on the virtual
// clock.
#pragma once

#include <initializer_list>
#include <string>

#include "lesson/lesson_run.hpp"
#include "runner/run_plan.hpp"
#include "runner/scripted_stage.hpp"

namespace asyncdemo {

class staged_lesson {
public:
    /// Every side is claimed to wait once, and has a limit of a minute.
    explicit staged_lesson(std::initializer_list<std::string_view> sides);
    staged_lesson(const staged_lesson&) = delete;
    staged_lesson& operator=(const staged_lesson&) = delete;

    /// Gives the side a companion. Before it runs.
    void add_clients(std::string_view side);

    /// Runs it to its end.
    void run();

    /// Runs it until Ctrl-C, which comes after `d`: before its end.
    void run_until_interrupted(aio::duration d);

    /// Of the last round.
    [[nodiscard]] const recording& recording_of(std::string_view side) const;

    lesson what;
    run_plan plan;
    scripted_stages stages;
    lesson_run outcome;
};

}  // namespace asyncdemo
