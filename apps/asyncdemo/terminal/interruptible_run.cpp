#include "asyncdemo/terminal/interruptible_run.hpp"

#include <fmt/format.h>

#include <csignal>
#include <optional>

#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "asyncdemo/terminal/live_display.hpp"
#include "asyncdemo/terminal/wish_to_end.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

enum class progress { none, line, timelines };

class session {
public:
    session(const run_plan& plan, lesson_run& into, progress shown, std::string_view title,
            const terminal_style& style)
        : plan_(plan),
          into_(into),
          runner_(plan, into),
          shown_(shown),
          title_(title),
          display_(style) {}

    aio::task<bool> run() {
        co_await aio::with_task_group([this](aio::task_group& all) -> aio::task<> {
            all.spawn(cancel_on_interrupt(all));
            if (shown_ == progress::line) all.spawn(show_line());
            if (shown_ == progress::timelines) all.spawn(show_timelines());
            co_await runner_.run();
            display_.end();  // before the watch is gone, and with it who minds Ctrl-C
            all.cancel();
        });
        co_return !is_interrupted_;
    }

private:
    aio::task<> cancel_on_interrupt(aio::task_group& all) {
        const bool has_come = co_await wish_to_end(SIGINT);
        if (!has_come) co_return;
        is_interrupted_ = true;
        display_.end();
        all.cancel();
    }

    // How long it should take, which can't be known on the virtual clock: there it is how far a
    // side has come, if one tells.
    [[nodiscard]] std::string outlook() const {
        if (plan_.chosen.clock == clock_kind::real) return "about " + usual_time() + " a round, ";
        for (const side_run& s : into_.sides) {
            const std::optional<double> told =
                s.runs.empty() ? std::nullopt : s.runs.back().progress;
            if (told) return fmt::format("{} {:.0f} %, ", s.of->name, 100 * *told);
        }
        return {};
    }

    [[nodiscard]] std::string usual_time() const {
        return show_seconds(seconds(plan_.of->ideal_time(plan_.chosen)).count());
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
    lesson_runner runner_;
    progress shown_;
    std::string_view title_;
    live_display display_;
    bool is_interrupted_ = false;
};

bool run(const run_plan& plan, lesson_run& into, progress shown, std::string_view title,
         const terminal_style& style) {
    session s(plan, into, shown, title, style);
    return aio::run(s.run());
}

}  // namespace

bool run_unless_interrupted(const run_plan& plan, lesson_run& into, bool shows_progress,
                            std::string_view title) {
    return run(plan, into, shows_progress ? progress::line : progress::none,
               title.empty() ? plan.of->name : title, {});
}

bool run_live(const run_plan& plan, lesson_run& into, const terminal_style& style) {
    return run(plan, into, progress::timelines, plan.of->name, style);
}

}  // namespace asyncdemo
