#include "asyncdemo/terminal/live_display.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <csignal>
#include <string_view>

#include "aio/loop.hpp"
#include "aio/sleep.hpp"
#include "aio/task.hpp"
#include "asyncdemo/terminal/blocked_signals.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "lesson/playback.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr auto hide_cursor = "\x1b[?25l";
constexpr auto show_cursor = "\x1b[?25h";
constexpr auto erase_below_and_show_cursor = "\x1b[J\x1b[?25h";
// What comes between is shown in one go by terminals that know it.
constexpr auto begin_update = "\x1b[?2026h";
constexpr auto end_update = "\x1b[?2026l";
constexpr auto erase_rest_of_line = "\x1b[K";
constexpr auto erase_below = "\x1b[J";

// False while the program runs in the background, where the terminal is another's, and while the
// terminal is held (Ctrl-S).
bool can_draw() {
    const pid_t foreground = ::tcgetpgrp(STDERR_FILENO);
    if (foreground != -1 && foreground != ::getpgrp()) return false;
    return takes_output(STDERR_FILENO);
}

// From the last line of a picture to its first. Allocates nothing, for a signal's handler does it
// too.
class way_to_begin {
public:
    explicit way_to_begin(std::size_t rows_above) noexcept {
        if (rows_above == 0) return;
        text_[1] = '\x1b';
        text_[2] = '[';
        char* const end = std::to_chars(&text_[3], &text_.back(), rows_above).ptr;
        *end = 'A';
        length_ = static_cast<std::size_t>(end + 1 - text_.data());
    }
    [[nodiscard]] std::string_view text() const noexcept { return {text_.data(), length_}; }

private:
    std::array<char, 32> text_{'\r'};
    std::size_t length_ = 1;
};

// Draws, and tells how long that took. A stop (Ctrl-Z) waits meanwhile, so it counts for nothing.
aio::duration draw(const lesson_run& run, picture_notes notes, live_display& on) {
    const blocked_signals whole{SIGTSTP};
    const aio::time_point begun = aio::loop::current().now();
    on.show(draw_picture(run, on.style(), on.most_lines(), notes));
    return aio::loop::current().now() - begun;
}

// When to draw next.
aio::time_point after_frame(aio::duration taken) {
    return aio::loop::current().now() + rest_after_picture(taken);
}

// The pointers are never null: a coroutine takes no literal by reference.
aio::task<> show_live_run(const lesson_run* so_far, picture_notes notes, live_display* on) {
    for (;;) {
        const aio::duration taken = draw(*so_far, notes, *on);
        co_await aio::sleep_until(after_frame(taken));
    }
}

aio::task<> play_run(const lesson_run* finished, double speed, picture_notes notes,
                     live_display* on) {
    const double end_s = finished->round_s(0);
    const aio::time_point start = aio::loop::current().now();
    for (double at_s = 0;; at_s = speed * seconds(aio::loop::current().now() - start).count()) {
        const lesson_run moment = as_of(*finished, std::min(at_s, end_s));
        const aio::duration taken = draw(moment, notes, *on);
        if (at_s >= end_s) co_return;
        const aio::time_point end = start + std::chrono::ceil<duration>(seconds(end_s / speed));
        co_await aio::sleep_until(std::min(after_frame(taken), end));
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
    if (has_ended_ || !can_draw()) return;
    if (!guard_) guard_.emplace(static_cast<terminal_change&>(*this));
    // A handler would undo a picture other than that on the screen.
    const blocked_signals whole{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
    if (!is_shown_) widths_.clear();
    std::string text = begin_update;
    text.append(hide_cursor).append(way_to_begin(rows_above_cursor()).text());
    const std::size_t count = std::min(lines.size(), most_lines());
    widths_.clear();
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) text += "\r\n";
        text.append(lines[i]).append(erase_rest_of_line);
        widths_.push_back(display_width(lines[i]));
    }
    text.append(erase_below).append(end_update);
    rows_ = 0;
    is_shown_ = true;
    write_message(text);
    rows_ = rows_above_cursor();
}

void live_display::clear() {
    const blocked_signals whole{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
    if (!is_shown_) return;
    write_message(std::string(way_to_begin(rows_above_cursor()).text()) +
                  erase_below_and_show_cursor);
    is_shown_ = false;
}

void live_display::end() {
    clear();
    has_ended_ = true;
}

void live_display::leave() {
    const blocked_signals whole{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
    if (!is_shown_) return;
    write_message(std::string("\r\n") + show_cursor);
    is_shown_ = false;
}

// Terminals break lines anew that have become too long for a narrower window.
std::size_t live_display::rows_above_cursor() const {
    const window now = size();
    std::size_t rows = 0;
    for (const std::size_t width : widths_) {
        rows += std::max<std::size_t>(1, (width + now.columns - 1) / now.columns);
    }
    return std::max<std::size_t>(1, std::min(rows, now.rows)) - 1;
}

void live_display::undo() noexcept {
    if (!is_shown_ || !takes_output(STDERR_FILENO)) return;
    const way_to_begin up(rows_);
    for (const std::string_view part :
         {std::string_view(end_update), up.text(), std::string_view(erase_below_and_show_cursor)}) {
        [[maybe_unused]] const ssize_t told = ::write(STDERR_FILENO, part.data(), part.size());
    }
    is_shown_ = false;
}

aio::task<> show_live(const lesson_run& so_far, picture_notes notes, live_display& on) {
    return show_live_run(&so_far, notes, &on);
}

aio::task<> play(const lesson_run& finished, double speed, picture_notes notes, live_display& on) {
    return play_run(&finished, speed, notes, &on);
}

}  // namespace asyncdemo
