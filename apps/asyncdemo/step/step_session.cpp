#include "asyncdemo/step/step_session.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <optional>
#include <string>
#include <utility>

#include "aio/first_of.hpp"
#include "aio/io/signal.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "asyncdemo/step/aside.hpp"
#include "asyncdemo/step/code_pages.hpp"
#include "asyncdemo/step/kept_place.hpp"
#include "asyncdemo/step/lesson_walk.hpp"
#include "asyncdemo/step/parameter_change.hpp"
#include "asyncdemo/step/prediction_answer.hpp"
#include "asyncdemo/step/side_playback.hpp"
#include "asyncdemo/step/step_content.hpp"
#include "asyncdemo/step/step_keys.hpp"
#include "asyncdemo/step/step_prompts.hpp"
#include "asyncdemo/step/step_terminal.hpp"
#include "asyncdemo/step/stepped_run.hpp"

namespace asyncdemo {
namespace {

using kind = lesson_step::kind;

/// Lives on a loop, and no longer than that.
class step_session {
public:
    step_session(const catalog_entry& entry, const run_plan& plan, const step_screen& on,
                 const wish_to_end& enough, lesson_run& into)
        : entry_(entry),
          place_(on.place),
          left_(on.left),
          enough_(enough),
          measured_(plan, into),
          answers_kept_(take_up(left_, measured_)),
          walk_(all_steps(), left_.part),
          terminal_(on) {}

    aio::task<departure> run() {
        const auto [interrupted, mended, resized, measured, left] =
            co_await aio::first_of(interruption(), mend_after_stop(), terminal_.mind_window(),
                                   measured_.measure(), go_through());
        if (left && !interrupted) co_return *left;
        co_return departure{lesson_end::interrupted, place_of(walk_, measured_)};
    }

private:
    aio::task<> interruption() {
        co_await enough_.comes();
        terminal_.leave();
    }

    // Whoever stops the program (Ctrl-Z) stops the sides as well.
    aio::task<> mend_after_stop() {
        aio::signal_watch continued(SIGCONT);
        for (;;) {
            co_await continued.next();
            measured_.mend();
        }
    }

    [[nodiscard]] const run_plan& plan() const { return measured_.plan(); }

    [[nodiscard]] std::vector<lesson_step> all_steps() const {
        return steps_of(plan(), !shared_code(entry_, plan().sides, {}).empty());
    }

    // ---- From step to step -------------------------------------------------------------------

    aio::task<departure> go_through() {
        std::optional<lesson_end> end;
        while (!end) {
            const wish wanted = co_await show(walk_.now());
            end = walk_.go(wanted);
        }
        terminal_.leave();
        co_return departure{*end, place_of(walk_, measured_)};
    }

    aio::task<wish> show(lesson_step step) {
        terminal_.begin(step_title(step, plan(), place_));
        if (step.is == kind::run) {
            measured_.note_shown(*step.of);
            const std::optional<wish> elsewhere = co_await play(step);
            if (elsewhere) co_return *elsewhere;
        }
        if (step.is >= kind::run) {
            const std::optional<wish> elsewhere = co_await wait_until_measured(step);
            if (elsewhere) co_return *elsewhere;
        }
        show_page(step);
        co_return co_await ask(step);
    }

    void show_page(const lesson_step& step) {
        page_note note;
        if (walk_.has_just_begun()) {
            note.text = resumption_note(left_, walk_, measured_, answers_kept_);
        }
        terminal_.show(content_of(step, entry_, measured_), note);
    }

    // ---- Asking ------------------------------------------------------------------------------

    /// Asks below the page where to go, and does there what does not lead away from it.
    aio::task<wish> ask(lesson_step step) {
        const auto prompt = [this, step] { return prompt_of(step); };
        const awaited what = is_asked(step) ? awaited::line : awaited::key;
        for (;;) {
            const typed said = co_await terminal_.ask(prompt, what);
            if (is_asked(step) && is_answer(said, step)) {
                const std::string complaint = take_answer(*step.of, said.line);
                if (complaint.empty()) co_return wish::on;
                terminal_.show_note({complaint, ink::bad});
            } else if (said.wanted) {
                const std::optional<wish> leads_away = co_await do_here(*said.wanted, step);
                if (leads_away) co_return *leads_away;
            }
        }
    }

    // Any line but one that is a command here.
    [[nodiscard]] bool is_answer(const typed& said, const lesson_step& step) const {
        return !said.line.empty() && !(said.wanted && is_possible(*said.wanted, step));
    }

    [[nodiscard]] std::string prompt_of(const lesson_step& step) const {
        const int width = terminal_.style().width;
        const std::string& line = terminal_.line();
        if (is_asked(step)) return answer_prompt(choices(), width) + line;
        prompt_state now;
        now.page = terminal_.page_number();
        now.is_last_page = terminal_.is_on_last_page();
        now.can_vote = is_possible(wish::vote, step) && !measured_.was_shown(*step.of);
        now.stray = line;
        return step_prompt(step, place_, now, width);
    }

    /// The wish, when it leads away from the step; what has no meaning there does nothing.
    aio::task<std::optional<wish>> do_here(wish wanted, lesson_step step) {
        if (wanted == wish::on && terminal_.turn_on()) co_return std::nullopt;
        if (wanted == wish::back && terminal_.turn_back()) co_return std::nullopt;
        if (!is_possible(wanted, step)) co_return std::nullopt;
        if (wanted != wish::help && wanted != wish::code && wanted != wish::parameter) {
            co_return wanted;
        }
        aio::task<aside_end> beside =
            wanted == wish::parameter ? ask_for_parameter() : read_beside(wanted, step);
        const aside_end left = co_await std::move(beside);
        if (left == aside_end::quit) co_return wish::quit;
        if (left == aside_end::answered) co_return wish::parameter;
        terminal_.begin(step_title(step, plan(), place_));
        show_page(step);
        co_return std::nullopt;
    }

    aio::task<aside_end> read_beside(wish wanted, const lesson_step& step) {
        const std::string_view name = plan().of->name;
        return wanted == wish::help
                   ? read_aside(terminal_, fmt::format("{}: the keys", name), help_of(step, place_))
                   : read_aside(terminal_, fmt::format("{}: the code", name),
                                code_of(step, entry_, measured_));
    }

    aio::task<aside_end> ask_for_parameter() {
        return ask_aside(terminal_, fmt::format("{}: its parameters", plan().of->name),
                         parameters_of(measured_),
                         [this](const std::string& line) { return change(line); });
    }

    [[nodiscard]] bool is_possible(wish wanted, const lesson_step& step) const {
        if (wanted == wish::vote && !walk_.has_question()) return false;
        return has_meaning(wanted, step, place_);
    }

    // ---- Predicting, and trying other values -------------------------------------------------

    [[nodiscard]] bool is_asked(const lesson_step& step) const {
        return step.is == kind::predict && !measured_.was_shown(*step.of);
    }

    [[nodiscard]] std::vector<quantity> choices() const {
        return plan().of->prediction.choices(plan().chosen);
    }

    // What is wrong with the answer, if anything is.
    std::string take_answer(const side& of, const std::string& line) {
        return complaint_about(line, [&] {
            prediction said;
            said.of = &of;
            said.guess = read_answer(line, choices(), plan().of->prediction.measure.in);
            measured_.predict(said);
        });
    }

    // The same of a parameter. On the pages of a side its question is asked again then.
    std::string change(const std::string& line) {
        return complaint_about(line, [&] {
            measured_.change(changed_settings(plan(), line));
            walk_.change(all_steps());
        });
    }

    template <class Take>
    static std::string complaint_about(const std::string& line, Take take) {
        try {
            take();
            return {};
        } catch (const bad_value& e) {
            return fmt::format("\"{}\" {}.", line, e.what());
        }
    }

    // ---- The run -----------------------------------------------------------------------------

    /// Shows it as it ran; the wish to go on ends that, and no more. Gives back any other one.
    aio::task<std::optional<wish>> play(lesson_step step) {
        side_playback shown(*step.of, measured_, terminal_);
        if (!terminal_.can_draw_over()) co_return std::nullopt;
        const auto [over, wanted] =
            co_await aio::first_of(shown.play(walk_.speed()), wish_meanwhile(step));
        co_return wanted == wish::on ? std::nullopt : wanted;
    }

    /// The wish to go on, to play it slower, or to be elsewhere.
    aio::task<wish> wish_meanwhile(lesson_step step) {
        for (;;) {
            const typed said = co_await terminal_.next_typed();
            const bool needs_page = said.wanted == wish::help || said.wanted == wish::code ||
                                    said.wanted == wish::parameter;
            if (said.wanted && !needs_page && is_possible(*said.wanted, step)) {
                co_return *said.wanted;
            }
        }
    }

    /// What the learner wants instead of waiting for it, if so.
    aio::task<std::optional<wish>> wait_until_measured(lesson_step step) {
        while (!measured_.is_over(step.of)) {
            const auto [over, wanted] =
                co_await aio::first_of(show_that_it_measures(step.of), wish_meanwhile(step));
            if (wanted && *wanted != wish::on) co_return wanted;
        }
        measured_.grade();
        co_return std::nullopt;
    }

    aio::task<> show_that_it_measures(const side* of) {
        const std::string usual =
            show_seconds(seconds(plan().of->ideal_time(plan().sides, plan().chosen)).count());
        while (!measured_.is_over(of)) {
            terminal_.show_line(fmt::format("Measuring, about {} in all. ", usual));
            co_await aio::sleep(line_interval);
        }
    }

    const catalog_entry& entry_;
    const tour_place place_;
    const lesson_place left_;  // another time
    const wish_to_end& enough_;
    stepped_run measured_;
    const std::size_t answers_kept_;
    lesson_walk walk_;
    step_terminal terminal_;
};

}  // namespace

bool can_step() {
    return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1 &&
           ::isatty(STDERR_FILENO) == 1;
}

departure step_through_lesson(const catalog_entry& entry, const run_plan& plan,
                              const step_screen& on, const wish_to_end& enough, lesson_run& into) {
    aio::real_clock time;
    aio::loop loop(time);
    step_session learner(entry, plan, on, enough, into);
    return aio::run(loop, learner.run());
}

}  // namespace asyncdemo
