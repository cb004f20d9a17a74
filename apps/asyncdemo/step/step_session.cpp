#include "asyncdemo/step/step_session.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <optional>
#include <string>
#include <utility>

#include "aio/first_of.hpp"
#include "aio/io/signal.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "asyncdemo/step/code_pages.hpp"
#include "asyncdemo/step/lesson_steps.hpp"
#include "asyncdemo/step/parameter_change.hpp"
#include "asyncdemo/step/prediction_answer.hpp"
#include "asyncdemo/step/side_playback.hpp"
#include "asyncdemo/step/step_content.hpp"
#include "asyncdemo/step/step_keys.hpp"
#include "asyncdemo/step/step_pages.hpp"
#include "asyncdemo/step/step_prompts.hpp"
#include "asyncdemo/step/step_terminal.hpp"
#include "asyncdemo/step/stepped_run.hpp"
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
          place_(on.place),
          measured_(plan, into),
          steps_(all_steps()),
          terminal_(on),
          at_(begin_of_part(steps_, on.begin_with)),
          is_resumed_(at_ > 0) {}

    aio::task<departure> run() {
        const auto [interrupted, mended, resized, measured, left] =
            co_await aio::first_of(interruption(), mend_after_stop(), terminal_.mind_window(),
                                   measured_.measure(), go_through());
        if (left && !interrupted) co_return *left;
        co_return departure{lesson_end::interrupted, part_reached()};
    }

private:
    // The terminal is in order before a second Ctrl-C may force the end.
    aio::task<> interruption() {
        co_await wish_to_end(SIGINT);
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
            const wish wanted = co_await show(steps_[at_]);
            is_resumed_ = false;
            end = go(wanted);
        }
        terminal_.leave();  // before nobody waits for Ctrl-C any more
        co_return departure{*end, part_reached()};
    }

    // To another step, or out of the lesson.
    std::optional<lesson_end> go(wish wanted) {
        const bool is_last = at_ + 1 == steps_.size();
        const bool has_seen_all = is_last && !skipped_from_;
        speed_ = wanted == wish::replay ? std::max(slowest, speed_ * slower) : 1;
        if (wanted == wish::quit) return has_seen_all ? lesson_end::done_and_quit : lesson_end::quit;
        if (wanted == wish::previous_lesson) return lesson_end::previous_lesson;
        if (wanted == wish::next_lesson && !is_last) return lesson_end::next_lesson;
        if (wanted == wish::skip) skipped_from_ = part_of(steps_[at_]);
        const std::optional<std::size_t> to = step_for(wanted);
        if (to && *to == steps_.size()) return has_seen_all ? lesson_end::done : lesson_end::skipped;
        at_ = to.value_or(at_);
        return std::nullopt;
    }

    // Behind the last one when there is none left.
    [[nodiscard]] std::optional<std::size_t> step_for(wish wanted) const {
        switch (wanted) {
            case wish::back:
                return at_ - 1;
            case wish::beginning:
                return 0;
            case wish::skip:
                return first_of_kind(steps_, kind::overview);
            case wish::vote:
                return step_of_side(kind::predict);
            case wish::replay:
                return step_of_side(kind::run);
            case wish::parameter:  // it has been changed
                return at_;
            default:
                return at_ + 1;
        }
    }

    // The step of that kind of the side that is shown, if there is one.
    [[nodiscard]] std::optional<std::size_t> step_of_side(kind is) const {
        const lesson_step wanted{is, steps_[at_].of};
        const auto found = std::find(steps_.begin(), steps_.end(), wanted);
        if (found == steps_.end()) return std::nullopt;
        return static_cast<std::size_t>(found - steps_.begin());
    }

    // What was skipped is still to come.
    [[nodiscard]] std::string part_reached() const {
        return skipped_from_.value_or(std::string(part_of(steps_[at_])));
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
        terminal_.show(content_of(step, entry_, measured_));
        co_return co_await ask(step);
    }

    // ---- Asking ------------------------------------------------------------------------------

    /// Asks below the page where to go, and does there what does not lead away from it.
    aio::task<wish> ask(lesson_step step) {
        complaint_.clear();
        const auto prompt = [this, step] { return prompt_of(step); };
        for (;;) {
            const typed said = co_await terminal_.ask(prompt);
            complaint_.clear();
            if (!said.wanted) {
                if (is_asked(step) && take_answer(*step.of, said.line)) co_return wish::on;
                continue;
            }
            const std::optional<wish> leads_away = co_await do_here(*said.wanted, step);
            if (leads_away) co_return *leads_away;
        }
    }

    [[nodiscard]] std::string prompt_of(const lesson_step& step) const {
        const int width = terminal_.style().width;
        const std::string& line = terminal_.line();
        if (is_asked(step)) {
            const bool complains = line.empty() && !complaint_.empty();
            return complains ? complaint_ : answer_prompt(choices().size(), width) + line;
        }
        prompt_state now;
        now.page = terminal_.page_number();
        now.is_last_page = terminal_.is_on_last_page();
        now.can_vote = is_possible(wish::vote, step) && !measured_.was_shown(*step.of);
        now.is_resumed = is_resumed_;
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
        const std::optional<wish> leads_away =
            co_await (wanted == wish::parameter ? change_parameter() : read_aside(wanted, step));
        if (leads_away) co_return leads_away;
        terminal_.begin(step_title(step, plan(), place_));
        terminal_.show(content_of(step, entry_, measured_));
        co_return std::nullopt;
    }

    [[nodiscard]] bool is_possible(wish wanted, const lesson_step& step) const {
        if (wanted == wish::vote && !step_of_side(kind::predict)) return false;
        return has_meaning(wanted, step, place_);
    }

    /// The keys, or the code: pages beside those of the lesson, to be read and left. The wish to
    /// quit is given back.
    aio::task<std::optional<wish>> read_aside(wish wanted, lesson_step step) {
        const bool is_help = wanted == wish::help;
        const std::vector<const side*> sides = step.of == nullptr ? plan().sides
                                                                  : std::vector{step.of};
        const page_content content = [=, this](const terminal_style& style, std::size_t) {
            return is_help ? help_page(step, place_, style) : whole_code(entry_, sides, style);
        };
        terminal_.begin(fmt::format("{}: {}", plan().of->name, is_help ? "the keys" : "the code"));
        terminal_.show(content);
        const auto prompt = [this] { return aside_prompt(terminal_.page_number()); };
        for (;;) {
            const typed said = co_await terminal_.ask(prompt);
            if (said.wanted == wish::quit) co_return wish::quit;
            const bool leaves = (said.wanted == wish::on && !terminal_.turn_on()) ||
                                (said.wanted == wish::back && !terminal_.turn_back());
            if (leaves) co_return std::nullopt;
        }
    }

    // ---- Predicting, and trying other values ---------------------------------------------------

    [[nodiscard]] bool is_asked(const lesson_step& step) const {
        return step.is == kind::predict && !measured_.was_shown(*step.of);
    }

    [[nodiscard]] std::vector<duration> choices() const {
        return plan().of->prediction.choices(plan().chosen);
    }

    bool take_answer(const side& of, const std::string& line) {
        try {
            prediction said;
            said.of = &of;
            said.guess = read_answer(line, choices());
            measured_.predict(said);
            return true;
        } catch (const bad_value& e) {
            complaint_ = fmt::format("\"{}\" {} ", line, e.what());
            return false;
        }
    }

    /// Asks for a parameter until there is one, or none is wanted. The wish for another run is given
    /// back, or the one to quit.
    aio::task<std::optional<wish>> change_parameter() {
        terminal_.begin(fmt::format("{}: its parameters", plan().of->name));
        const page_content content = [this](const terminal_style& style, std::size_t) {
            return parameters_page(*plan().of, plan().chosen, style);
        };
        terminal_.show(content);
        typed_line line(typed_line::kind::words);
        complaint_.clear();
        const auto prompt = [this, &line] {
            const bool complains = line.text().empty() && !complaint_.empty();
            return complains ? complaint_ : change_prompt() + line.text();
        };
        for (;;) {
            const key pressed = co_await terminal_.ask_key(prompt);
            if (pressed.is == key::kind::end) co_return wish::quit;
            if (pressed.is == key::kind::escape) co_return std::nullopt;
            if (pressed.is == key::kind::forward) terminal_.turn_on();
            if (pressed.is == key::kind::backward) terminal_.turn_back();
            if (line.take(pressed) || pressed.is != key::kind::enter) continue;
            if (line.text().empty()) co_return std::nullopt;
            if (change(line.text())) co_return wish::parameter;
            line.clear();
        }
    }

    // On the pages of a side its question is asked again; any other page is shown anew.
    bool change(const std::string& line) {
        try {
            const lesson_step now = steps_[at_];
            measured_.change(changed_settings(plan(), line));
            steps_ = all_steps();
            at_ = now.of != nullptr ? begin_of_part(steps_, now.of->name)
                                    : first_of_kind(steps_, now.is);
            return true;
        } catch (const bad_value& e) {
            complaint_ = fmt::format("\"{}\" {} ", line, e.what());
            return false;
        }
    }

    // ---- The run -----------------------------------------------------------------------------

    /// Shows it as it ran; the wish to go on ends that, and no more. Gives back any other one.
    aio::task<std::optional<wish>> play(lesson_step step) {
        side_playback shown(*step.of, measured_, terminal_);
        if (!terminal_.can_draw_over()) co_return std::nullopt;
        const auto [over, wanted] =
            co_await aio::first_of(shown.play(speed_), wish_meanwhile(step));
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
        const std::string usual = show_seconds(seconds(plan().of->ideal_time(plan().chosen)).count());
        while (!measured_.is_over(of)) {
            terminal_.show_line(fmt::format("Measuring, about {} in all. ", usual));
            co_await aio::sleep(line_interval);
        }
    }

    const catalog_entry& entry_;
    const tour_place place_;
    stepped_run measured_;
    std::vector<lesson_step> steps_;
    step_terminal terminal_;
    std::size_t at_;  // in the steps
    bool is_resumed_;  // the lesson has just gone on where it was left
    std::optional<std::string> skipped_from_;  // the part
    double speed_ = 1;  // of the run that is shown
    std::string complaint_;  // about what was typed last; empty when nothing is wrong with it
};

}  // namespace

bool can_step() {
    return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1 &&
           ::isatty(STDERR_FILENO) == 1;
}

departure step_through_lesson(const catalog_entry& entry, const run_plan& plan,
                              const step_screen& on, lesson_run& into) {
    aio::real_clock time;
    aio::loop loop(time);
    step_session learner(entry, plan, on, into);
    return aio::run(loop, learner.run());
}

}  // namespace asyncdemo
