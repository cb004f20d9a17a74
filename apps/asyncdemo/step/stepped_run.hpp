// What is measured of a lesson while somebody goes through it, and what they predict of it.
#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "aio/task_fwd.hpp"
#include "asyncdemo/terminal/background_run.hpp"
#include "lesson/lesson_run.hpp"
#include "report/terminal/timeline_scale.hpp"
#include "runner/run_plan.hpp"

namespace asyncdemo {

/// Measures the sides of a plan, and when they are over the mistakes beside it, in a run of their
/// own: so they change nothing of the comparison and its claims.
class stepped_run {
public:
    /// `into` has the sides of the plan and the predictions, and outlives this.
    stepped_run(const run_plan& plan, lesson_run& into);
    stepped_run(const stepped_run&) = delete;
    stepped_run& operator=(const stepped_run&) = delete;

    [[nodiscard]] const run_plan& plan() const { return plan_; }

    /// Measures, then rests until it is cancelled. Throws what a run throws.
    aio::task<> measure() { return background_.run(); }

    /// To be called when the program was stopped meanwhile, and the sides with it.
    void mend() { background_.mend(); }

    /// Measures again with these settings. What was predicted was predicted of others: it is gone.
    void change(const settings& chosen);

    /// Whether the run that the side belongs to is over; of no side, that of the plan.
    [[nodiscard]] bool is_over(const side* of) const { return background_.is_over(run_of(of)); }

    /// The run of the plan, with its claims and what the predictions are worth (`grade`).
    [[nodiscard]] const lesson_run& comparison() const { return run_; }

    /// The run of the mistakes, with their claims.
    [[nodiscard]] const lesson_run& mistakes() const { return mistakes_run_; }

    /// The sides up to that one, in the order of the plan; of a mistake, the side that it is made
    /// in place of, and itself. What has not begun is not among them.
    [[nodiscard]] lesson_run seen_up_to(const side& of) const;

    /// What all pictures of the sides are drawn on; of a mistake, with room for the mistakes too.
    [[nodiscard]] timeline_scale scale_for(const side& of) const;

    /// That side alone; nothing when it has not begun.
    [[nodiscard]] lesson_run alone(const side& of) const;

    /// Takes a prediction, in place of one for the same side.
    void predict(const prediction& said);

    /// What is predicted of the side, or null.
    [[nodiscard]] const prediction* predicted(const side& of) const;

    /// Notes that the side is shown as it runs. From then on nobody can predict it.
    void note_shown(const side& of) { was_shown_.insert(&of); }
    [[nodiscard]] bool was_shown(const side& of) const { return was_shown_.contains(&of); }

    /// Grades what is predicted. Requires that the run of the plan is over.
    void grade();

private:
    [[nodiscard]] std::size_t run_of(const side* of) const;
    void add(const side& of, lesson_run& to) const;
    [[nodiscard]] lesson_run without_sides() const;

    run_plan plan_;
    lesson_run& run_;
    run_plan mistakes_plan_;
    lesson_run mistakes_run_;
    std::vector<prediction> predictions_;
    std::set<const side*> was_shown_;
    background_run background_;
};

}  // namespace asyncdemo
