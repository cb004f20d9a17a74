#include "asyncdemo/interruptible_run.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>

#include "aio/run.hpp"
#include "aio/signal.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "asyncdemo/output.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::chrono::milliseconds frame{250};
constexpr auto erase_line = "\r\x1b[K";

// What fits into one line there: a longer one can't be drawn over.
std::size_t messages_width() {
    winsize size{};
    const bool is_known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1;
    return is_known ? size.ws_col - 1U : 79U;
}

class session {
public:
    session(const run_plan& plan, lesson_run& into, bool shows_progress)
        : plan_(plan), runner_(plan, into), shows_progress_(shows_progress) {}

    aio::task<bool> run() {
        co_await aio::with_task_group([this](aio::task_group& all) -> aio::task<> {
            all.spawn(cancel_on_interrupt(all));
            if (shows_progress_) all.spawn(show_progress());
            co_await runner_.run();
            all.cancel();
        });
        if (shows_progress_) write_message(erase_line);
        co_return !is_interrupted_;
    }

private:
    // When the watch is gone, the next Ctrl-C does what it does to any program: a second one
    // forces.
    aio::task<> cancel_on_interrupt(aio::task_group& all) {
        aio::signal_watch interrupt(SIGINT);
        co_await interrupt.next();
        is_interrupted_ = true;
        all.cancel();
    }

    aio::task<> show_progress() {
        const aio::time_point start = aio::loop::current().now();
        const std::string usual = show_seconds(seconds(plan_.of->ideal_time(plan_.chosen)).count());
        for (;;) {
            const double elapsed = seconds(aio::loop::current().now() - start).count();
            const std::string line =
                fmt::format("{}: running, {:.1f} s (about {} a round, Ctrl-C ends it)",
                            plan_.of->name, elapsed, usual);
            write_message(erase_line + shorten(line, messages_width(), ""));
            co_await aio::sleep(frame);
        }
    }

    const run_plan& plan_;
    lesson_runner runner_;
    bool shows_progress_;
    bool is_interrupted_ = false;
};

}  // namespace

bool run_unless_interrupted(const run_plan& plan, lesson_run& into, bool shows_progress) {
    session s(plan, into, shows_progress);
    return aio::run(s.run());
}

}  // namespace asyncdemo
