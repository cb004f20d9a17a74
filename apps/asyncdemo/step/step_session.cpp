#include "asyncdemo/step/step_session.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <optional>
#include <set>

#include "aio/first_of.hpp"
#include "aio/io/signal.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "asyncdemo/step/lesson_steps.hpp"
#include "asyncdemo/step/prediction_answer.hpp"
#include "asyncdemo/step/side_playback.hpp"
#include "asyncdemo/step/step_keys.hpp"
#include "asyncdemo/step/step_pages.hpp"
#include "asyncdemo/step/step_prompts.hpp"
#include "asyncdemo/step/step_terminal.hpp"
#include "asyncdemo/terminal/background_run.hpp"
#include "asyncdemo/terminal/wish_to_end.hpp"

namespace asyncdemo {
namespace {

using kind = lesson_step::kind;

constexpr double slower = 0.5;
constexpr double slowest = 1.0 / 16;

/// Lives on a loop, and no longer than that.
class step_session {
public:
    step_session(const catalog_entry& entry, const run_plan& plan, const step_screen& on,
                 lesson_run& into)
        : entry_(entry),
          plan_(plan),
          where_(on.where),
          run_(into),
          steps_(steps_of(plan)),
          choices_(plan.of->prediction.choices(plan.chosen)),
          answers_(plan.predictions),
          terminal_(on),
          measuring_(plan, into) {}

    aio::task<lesson_end> run() {
        const auto [interrupted, disturbed, resized, measured, left] =
            co_await aio::first_of(interruption(), measure_anew_after_stop(),
                                   terminal_.mind_window(), measuring_.run(), go_through());
        co_return left && !interrupted ? *left : lesson_end::interrupted;
    }

private:
    // The terminal is in order before a second Ctrl-C may force the end.
    aio::task<> interruption() {
        co_await wish_to_end(SIGINT);
        terminal_.leave();
    }

    // Whoever stops the program (Ctrl-Z) stops the sides as well.
    aio::task<> measure_anew_after_stop() {
        aio::signal_watch continued(SIGCONT);
        for (;;) {
            co_await continued.next();
            measuring_.begin_anew();
        }
    }

    aio::task<lesson_end> go_through() {
        const bool has_quit = co_await go_from_step_to_step();
        terminal_.leave();  // before nobody waits for Ctrl-C any more
        if (!has_quit) co_return has_skipped_ ? lesson_end::skipped : lesson_end::done;
        const bool has_seen_all = at_ + 1 == steps_.size() && !has_skipped_;
        co_return has_seen_all ? lesson_end::done_and_quit : lesson_end::quit;
    }

    // True when the learner quits before there is none left.
    aio::task<bool> go_from_step_to_step() {
        while (at_ < steps_.size()) {
            const wish wanted = co_await show(steps_[at_]);
            if (wanted == wish::quit) co_return true;
            go(wanted);
        }
        co_return false;
    }

    void go(wish wanted) {
        const std::size_t answers = steps_.size() - 2;  // all of them: the overview
        if (wanted == wish::back) {
            at_ -= std::min<std::size_t>(at_, 1);
        } else if (wanted == wish::skip && at_ < answers) {
            has_skipped_ = true;
            at_ = answers;
        } else {
            ++at_;
        }
    }

    aio::task<wish> show(const lesson_step& step) {
        terminal_.begin_page(heading(step_title(step, plan_, where_), terminal_.style()));
        switch (step.is) {
            case kind::story:
                terminal_.add(story_page(entry_, terminal_.style()));
                break;
            case kind::code:
                terminal_.add(code_page(entry_, {step.of}, terminal_.style()));
                break;
            case kind::predict:
                co_return co_await ask_for_answer(step);
            case kind::run:
                co_return co_await show_run(step);
            case kind::overview:
            case kind::reasons:
                co_return co_await show_outcome(step);
        }
        co_return co_await ask_where_to_go();
    }

    /// Asks below the page, and answers what leads nowhere: help, code.
    aio::task<wish> ask_where_to_go() {
        for (;;) {
            const key pressed =
                co_await terminal_.ask(step_prompt(steps_[at_].is, !where_.empty()));
            const std::optional<wish> wanted = wish_of(pressed);
            if (!wanted || (*wanted == wish::replay && steps_[at_].is != kind::run)) continue;
            if (is_answered_here(*wanted)) continue;
            co_return *wanted;
        }
    }

    bool is_answered_here(wish wanted) {
        const terminal_style style = terminal_.style();
        if (wanted == wish::help) {
            terminal_.add_beside("\n" + help_page(style));
        } else if (wanted == wish::code) {
            const side* const of = steps_[at_].of;
            const std::vector<const side*> one{of};
            terminal_.add_beside("\n" +
                                 code_page(entry_, of == nullptr ? plan_.sides : one, style));
        } else {
            return false;
        }
        return true;
    }

    // ---- Predicting --------------------------------------------------------------------------

    aio::task<wish> ask_for_answer(const lesson_step& step) {
        const side& of = *step.of;
        terminal_.add(question_page(*plan_.of, plan_.chosen, terminal_.style()));
        if (was_shown_.contains(&of)) co_return co_await ask_where_to_go();  // it is known by now
        typed_line typed;
        for (;;) {
            const std::string question = answer_prompt(choices_, terminal_.style().width);
            const key pressed = co_await terminal_.ask(question + typed.text());
            if (typed.take(pressed)) continue;
            const std::optional<wish> wanted = wish_of(pressed);
            if (!typed.text().empty()) {
                if (wanted != wish::on) continue;
                if (take_answer(of, typed.text())) co_return wish::on;
                typed.clear();
            } else if (wanted && *wanted != wish::replay && !is_answered_here(*wanted)) {
                co_return *wanted;
            }
        }
    }

    bool take_answer(const side& of, const std::string& typed) {
        try {
            prediction said;
            said.of = &of;
            said.guess = read_answer(typed, choices_, plan_.of->prediction.measure.in);
            std::erase_if(answers_, [&of](const prediction& p) { return p.of == &of; });
            answers_.push_back(said);
            terminal_.add(fmt::format("You say {}.\n\n", asyncdemo::show(said.guess)));
            return true;
        } catch (const bad_value& e) {
            terminal_.add_beside(fmt::format("\"{}\" {}\n", typed, e.what()));
            return false;
        }
    }

    // ---- What came out -----------------------------------------------------------------------

    aio::task<wish> show_run(const lesson_step& step) {
        const side& of = *step.of;
        was_shown_.insert(&of);
        side_playback shown(of, run_, terminal_);
        for (double speed = 1;; speed = std::max(slowest, speed * slower)) {
            if (terminal_.can_draw_over()) co_await terminal_.watch(shown.play(speed));
            if (wish_meanwhile() == wish::replay) {
                terminal_.forget_pressed();
                continue;
            }
            const std::optional<wish> elsewhere = co_await wait_until_measured();
            if (elsewhere) co_return *elsewhere;
            terminal_.add(result_page(run_, of, terminal_.style()));
            const wish wanted = co_await ask_where_to_go();
            if (wanted != wish::replay) co_return wanted;
        }
    }

    // What the key that ended the picture wants.
    [[nodiscard]] std::optional<wish> wish_meanwhile() const {
        const std::optional<key>& pressed = terminal_.pressed();
        return pressed ? wish_of(*pressed) : std::nullopt;
    }

    /// What the learner wants instead of waiting for it, if so.
    aio::task<std::optional<wish>> wait_until_measured() {
        if (!measuring_.is_over() && !terminal_.pressed()) {
            co_await terminal_.watch(show_that_it_measures());
        }
        const std::optional<wish> wanted = wish_meanwhile();
        if (wanted && leaves_step(*wanted)) {
            terminal_.forget_pressed();
            co_return wanted;
        }
        co_await show_that_it_measures();
        grade_answers();
        co_return std::nullopt;
    }

    aio::task<> show_that_it_measures() {
        const std::string usual = show_seconds(seconds(plan_.of->ideal_time(plan_.chosen)).count());
        while (!measuring_.is_over()) {
            terminal_.show_line(fmt::format("Measuring, about {} in all. ", usual));
            co_await aio::sleep(line_interval);
        }
    }

    void grade_answers() {
        run_.predictions.clear();
        for (const prediction& said : answers_) {
            run_.predictions.push_back(grade_guess(run_, *said.of, said.guess));
        }
    }

    aio::task<wish> show_outcome(const lesson_step& step) {
        for (;;) {
            const std::optional<wish> elsewhere = co_await wait_until_measured();
            if (!elsewhere) break;
            if (*elsewhere != wish::skip) co_return *elsewhere;
        }
        const terminal_style style = terminal_.style();
        terminal_.add(step.is == kind::overview ? overview_page(run_, style)
                                                : reasons_page(entry_, run_, style));
        co_return co_await ask_where_to_go();
    }

    const catalog_entry& entry_;
    const run_plan& plan_;
    const std::string where_;
    lesson_run& run_;
    const std::vector<lesson_step> steps_;
    const std::vector<quantity> choices_;
    std::vector<prediction> answers_;
    std::set<const side*> was_shown_;  // sides whose run has been seen, at least in part
    step_terminal terminal_;
    background_run measuring_;
    std::size_t at_ = 0;  // in the steps
    bool has_skipped_ = false;
};

}  // namespace

bool can_step() {
    return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1 &&
           ::isatty(STDERR_FILENO) == 1;
}

lesson_end step_through_lesson(const catalog_entry& entry, const run_plan& plan,
                               const step_screen& on, lesson_run& into) {
    aio::real_clock time;
    aio::loop loop(time);
    step_session learner(entry, plan, on, into);
    return aio::run(loop, learner.run());
}

}  // namespace asyncdemo
