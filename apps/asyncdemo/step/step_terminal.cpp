#include "asyncdemo/step/step_terminal.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <utility>

#include "aio/first_of.hpp"
#include "aio/gather.hpp"
#include "aio/io/signal.hpp"
#include "asyncdemo/step/step_pages.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr auto erase_line_and_show_cursor = "\r\x1b[K\x1b[?25h";
constexpr std::size_t rows_of_title = 2;  // with a blank one below

// Moves all that is in the window out of it, into what can be scrolled back to: wherever the cursor
// is, the lines above it are scrolled, and no others.
std::string scroll_up(std::size_t rows) {
    return std::string(rows - 1, '\n') + fmt::format("\r\x1b[{}A\x1b[J", rows - 1);
}

}  // namespace

step_terminal::step_terminal(const step_screen& on)
    : on_(on),
      modes_(STDIN_FILENO, on.can_draw_over ? erase_line_and_show_cursor : "\n"),
      keyboard_(STDIN_FILENO),
      prompt_(on.can_draw_over),
      picture_(on.style()) {}

void step_terminal::begin(std::string title) {
    title_ = std::move(title);
    content_ = nullptr;
    note_ = {};
    pages_.clear();
    at_ = 0;
    draw();
}

void step_terminal::show(page_content content, page_note note) {
    content_ = std::move(content);
    note_ = std::move(note);
    at_ = 0;
    if (is_disturbed_.is_set()) {  // while a picture moved there
        is_disturbed_.clear();
        draw();
    } else {
        clear();
        draw_page();
        keys_.drop(keyboard_.pressed_by_now());
    }
}

void step_terminal::show_note(page_note note) {
    note_ = std::move(note);
    draw();
}

void step_terminal::draw() {
    clear();
    const std::size_t rows = picture_.most_lines() + 1;
    write_results((can_draw_over() ? scroll_up(rows) : "\n") + heading(title_, style()));
    if (content_) draw_page();
    keys_.drop(keyboard_.pressed_by_now());
}

void step_terminal::draw_page() {
    std::string below;
    const std::vector<std::string> note = wrap(note_.text, static_cast<std::size_t>(style().width));
    for (const std::string& line : note) below += style().paint(note_.color, line) + "\n";
    const page_size size = size_of_content(note.size());
    const std::size_t before = pages_.size();
    pages_ = cut_into_pages(content_(style(), size.rows), size);
    if (at_ > 0) at_ = std::min(at_ * pages_.size() / before, pages_.size() - 1);
    write_results(pages_[at_] + "\n" + below);
}

bool step_terminal::turn(int by) {
    const std::size_t to = at_ + static_cast<std::size_t>(by);  // around 0 it is beyond them all
    if (to >= pages_.size()) return false;
    at_ = to;
    draw();
    return true;
}

std::string step_terminal::page_number() const {
    return pages_.size() < 2 ? std::string() : fmt::format("page {} of {}", at_ + 1, pages_.size());
}

page_size step_terminal::size_of_content(std::size_t rows_of_note) const {
    const std::size_t rows = most_lines_of_picture();
    const std::size_t below = 1 + rows_of_note;  // a blank one comes first
    return {static_cast<std::size_t>(picture_.style().width) + 1,
            can_draw_over() ? rows - std::min(rows - 1, below) : std::string::npos};
}

void step_terminal::show_line(std::string_view text) {
    picture_.clear();
    prompt_.show(text, style().width);
}

std::size_t step_terminal::most_lines_of_picture() const {
    return picture_.most_lines() - std::min(picture_.most_lines() - 1, rows_of_title);
}

void step_terminal::show_picture(const std::vector<std::string>& lines) {
    prompt_.erase();
    picture_.show(lines);
}

aio::task<typed> step_terminal::ask(std::function<std::string()> text, awaited what) {
    for (;;) {
        const key pressed = co_await ask_key(text);
        if (const std::optional<typed> whole = keys_.take(pressed, what)) co_return *whole;
    }
}

aio::task<key> step_terminal::ask_key(std::function<std::string()> text) {
    show_line(text());
    for (;;) {
        auto [pressed, disturbed] = co_await aio::first_of(keyboard_.next(), be_disturbed());
        if (disturbed) {
            is_disturbed_.clear();
            draw();
            show_line(text());
        }
        if (pressed) co_return *std::move(pressed);
    }
}

aio::task<typed> step_terminal::next_typed() {
    for (;;) {
        const key pressed = co_await keyboard_.next();
        if (const std::optional<typed> whole = keys_.take(pressed)) co_return *whole;
    }
}

aio::task<> step_terminal::redraw_once_disturbed() {
    co_await is_disturbed_.wait();
    is_disturbed_.clear();
    draw();
}

aio::task<> step_terminal::be_disturbed() { co_await is_disturbed_.wait(); }

void step_terminal::clear() {
    prompt_.erase();
    picture_.clear();
}

void step_terminal::leave() {
    clear();
    modes_.leave();
}

aio::task<> step_terminal::mind_window() {
    std::vector<aio::task<>> all;
    for (const int number : {SIGCONT, SIGWINCH}) all.push_back(redraw_after(number));
    co_await aio::gather(std::move(all));
}

aio::task<> step_terminal::redraw_after(int signal) {
    aio::signal_watch disturbed(signal);
    for (;;) {
        co_await disturbed.next();
        if (signal == SIGCONT) {  // others have written on the terminal, and set its modes
            modes_.enter();
            picture_.leave();
        }
        is_disturbed_.set();
    }
}

}  // namespace asyncdemo
