#include "asyncdemo/terminal/interruptible_run.hpp"

#include <fmt/format.h>

#include <optional>

#include "aio/first_of.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "asyncdemo/terminal/live_display.hpp"
#include "report/text_layout.hpp"
#include "runner/lesson_runner.hpp"
#include "runner/stage_child.hpp"

namespace asyncdemo {
namespace {

enum class progress { none, line, timelines };

class session {
public:
    session(const run_plan& plan, lesson_run& into, const wish_to_end& enough, progress shown,
            std::string_view title, const terminal_style& style)
        : plan_(plan),
          into_(into),
          enough_(enough),
          runner_(plan, into, start_stage_child),
          shown_(shown),
          title_(title),
          display_(style) {}

    // Measuring begins first: a run that is ended before it began is an interrupted one, too.
    aio::task<> run() { co_await aio::first_of(measure(), interruption(), show()); }

private:
    aio::task<> interruption() {
        co_await enough_.comes();
        display_.end();
    }

    aio::task<> measure() {
        co_await runner_.run();
        display_.end();
    }

    aio::task<> show() {
        switch (shown_) {
            case progress::none:
                co_await aio::sleep_forever();
                break;
            case progress::line:
                co_await show_line();
                break;
            case progress::timelines:
                co_await show_timelines();
                break;
        }
    }

    // How long it should take, which can't be known on the virtual clock: there it is how far a
    // side has come, if one tells.
    [[nodiscard]] std::string outlook() const {
        if (plan_.chosen.clock == clock_kind::real) return "about " + usual_time() + " a round, ";
        for (const side_run& s : into_.sides) {
            const std::optional<double> told =
                s.runs.empty() ? std::nullopt : s.runs.back().progress;
            if (told) return fmt::format("{} {:.0f}%, ", s.of->name, 100 * *told);
        }
        return {};
    }

    [[nodiscard]] std::string usual_time() const {
        return show_seconds(seconds(plan_.of->ideal_time(plan_.sides, plan_.chosen)).count());
    }

    aio::task<> show_line() {
        const aio::time_point start = aio::loop::current().now();
        for (;;) {
            const double elapsed = seconds(aio::loop::current().now() - start).count();
            const std::string line =
                fmt::format("{}: running, {:.1f} s ({}Ctrl-C ends it)", title_, elapsed, outlook());
            const auto width = static_cast<std::size_t>(display_.style().width);
            display_.show({shorten(line, width, "")});
            co_await aio::sleep(line_interval);
        }
    }

    aio::task<> show_timelines() {
        const std::string hint = fmt::format("about {} a round, Ctrl-C ends it", usual_time());
        const picture_notes notes{.rounds = plan_.rounds, .hint = hint};
        co_await show_live(into_, notes, display_);
    }

    const run_plan& plan_;
    const lesson_run& into_;
    const wish_to_end& enough_;
    lesson_runner runner_;
    progress shown_;
    std::string_view title_;
    live_display display_;
};

void run(const run_plan& plan, lesson_run& into, const wish_to_end& enough, progress shown,
         std::string_view title, const terminal_style& style) {
    session s(plan, into, enough, shown, title, style);
    aio::run(s.run());
}

}  // namespace

void run_unless_interrupted(const run_plan& plan, lesson_run& into, const wish_to_end& enough,
                            bool shows_progress, std::string_view title) {
    run(plan, into, enough, shows_progress ? progress::line : progress::none,
        title.empty() ? plan.of->name : title, {});
}

void run_live(const run_plan& plan, lesson_run& into, const wish_to_end& enough,
              const terminal_style& style) {
    run(plan, into, enough, progress::timelines, plan.of->name, style);
}

}  // namespace asyncdemo
