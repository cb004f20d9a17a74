#include "asyncdemo/live_display.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

#include "aio/gather.hpp"
#include "aio/loop.hpp"
#include "aio/signal.hpp"
#include "aio/sleep.hpp"
#include "asyncdemo/first_process.hpp"
#include "asyncdemo/output.hpp"
#include "report/playback.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr int most_share = 10;  // of the time, drawing takes at most one part in so many

constexpr auto hide_cursor = "\x1b[?25l";
constexpr auto show_cursor = "\x1b[?25h";
// What comes between is shown in one go by terminals that know it.
constexpr auto begin_update = "\x1b[?2026h";
constexpr auto end_update = "\x1b[?2026l";
constexpr auto erase_rest_of_line = "\x1b[K";
constexpr auto erase_below = "\x1b[J";

// False while the program runs in the background, where the terminal is another's, and while the
// terminal is held (Ctrl-S).
bool takes_output() {
    const pid_t foreground = ::tcgetpgrp(STDERR_FILENO);
    if (foreground != -1 && foreground != ::getpgrp()) return false;
    pollfd terminal{.fd = STDERR_FILENO, .events = POLLOUT, .revents = 0};
    return ::poll(&terminal, 1, 0) == 1 && (terminal.revents & POLLOUT) != 0;
}

// When to draw next: where a picture takes long, less often.
aio::time_point next_frame(aio::time_point begun) {
    const aio::time_point now = aio::loop::current().now();
    return std::max(begun + picture_interval, now + (most_share - 1) * (now - begun));
}

// The pointers are never null: a coroutine takes no literal by reference.
aio::task<> show_live_run(const lesson_run* so_far, picture_notes notes, live_display* on) {
    for (;;) {
        const aio::time_point begun = aio::loop::current().now();
        on->show(draw_picture(*so_far, on->style(), on->most_lines(), notes));
        co_await aio::sleep_until(next_frame(begun));
    }
}

aio::task<> play_run(const lesson_run* finished, double speed, picture_notes notes,
                     live_display* on) {
    const double end_s = finished->round_s(0);
    const aio::time_point start = aio::loop::current().now();
    for (double at_s = 0;; at_s = speed * seconds(aio::loop::current().now() - start).count()) {
        const aio::time_point begun = aio::loop::current().now();
        const lesson_run moment = as_of(*finished, std::min(at_s, end_s));
        on->show(draw_picture(moment, on->style(), on->most_lines(), notes));
        if (at_s >= end_s) co_return;
        const aio::time_point end = start + std::chrono::ceil<duration>(seconds(end_s / speed));
        co_await aio::sleep_until(std::min(next_frame(begun), end));
    }
}

// Lets the signal do what it does to any program, at a moment when the terminal is in order. After
// having been stopped by it, goes on.
aio::task<> obey(int number, live_display* on) {
    struct sigaction before{};
    ::sigaction(number, nullptr, &before);
    if (before.sa_handler == SIG_IGN) co_return;  // as under nohup
    for (;;) {
        {
            aio::signal_watch watch(number);
            co_await watch.next();
        }
        on->clear();
        end_by_if_first(number);
        std::raise(number);
    }
}

}  // namespace

live_display::live_display(const terminal_style& style)
    : style_(style), follows_window_(static_cast<std::size_t>(style.width) >= size().columns) {}

live_display::~live_display() { clear(); }

live_display::window live_display::size() {
    winsize known{};
    const bool is_known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &known) == 0;
    return {is_known && known.ws_col > 1 ? known.ws_col : std::size_t{80},
            is_known && known.ws_row > 1 ? known.ws_row : std::size_t{24}};
}

terminal_style live_display::style() const {
    terminal_style now = style_;
    // In the last column the cursor would stand between two lines, as terminals differ on.
    const int most = static_cast<int>(size().columns) - 1;
    now.width = follows_window_ ? most : std::min(most, style_.width);
    return now;
}

std::size_t live_display::most_lines() const { return size().rows - 1; }

void live_display::show(const std::vector<std::string>& lines) {
    if (has_ended_ || !takes_output()) return;
    std::string text = begin_update;
    text.append(hide_cursor).append(to_begin());
    const std::size_t count = std::min(lines.size(), most_lines());
    widths_.clear();
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) text += "\r\n";
        text.append(lines[i]).append(erase_rest_of_line);
        widths_.push_back(display_width(lines[i]));
    }
    text.append(erase_below).append(end_update);
    write_message(text);
}

void live_display::clear() {
    if (widths_.empty()) return;
    write_message(to_begin() + erase_below + show_cursor);
    widths_.clear();
}

void live_display::end() {
    clear();
    has_ended_ = true;
}

void live_display::leave() {
    if (widths_.empty()) return;
    write_message(std::string("\r\n") + show_cursor);
    widths_.clear();
}

// From the last line of the picture to its first. Terminals break lines anew that have become too
// long for a narrower window.
std::string live_display::to_begin() const {
    const window now = size();
    std::size_t rows = 0;
    for (const std::size_t width : widths_) {
        rows += std::max<std::size_t>(1, (width + now.columns - 1) / now.columns);
    }
    rows = std::min(rows, now.rows);
    return rows < 2 ? "\r" : "\r\x1b[" + std::to_string(rows - 1) + "A";
}

aio::task<> show_live(const lesson_run& so_far, picture_notes notes, live_display& on) {
    return show_live_run(&so_far, notes, &on);
}

aio::task<> play(const lesson_run& finished, double speed, picture_notes notes, live_display& on) {
    return play_run(&finished, speed, notes, &on);
}

aio::task<> mind_signals(live_display& on) {
    std::vector<aio::task<>> all;
    for (const int number : {SIGTSTP, SIGTERM, SIGHUP, SIGQUIT}) all.push_back(obey(number, &on));
    return aio::gather(std::move(all));
}

}  // namespace asyncdemo
