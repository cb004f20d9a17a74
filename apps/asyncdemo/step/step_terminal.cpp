#include "asyncdemo/step/step_terminal.hpp"

#include <unistd.h>

#include <csignal>
#include <utility>

#include "aio/first_of.hpp"
#include "aio/gather.hpp"
#include "aio/io/signal.hpp"
#include "asyncdemo/terminal/output.hpp"

namespace asyncdemo {
namespace {

constexpr auto erase_line_and_show_cursor = "\r\x1b[K\x1b[?25h";

}  // namespace

step_terminal::step_terminal(const step_screen& on)
    : on_(on),
      modes_(STDIN_FILENO, on.can_draw_over ? erase_line_and_show_cursor : "\n"),
      keyboard_(STDIN_FILENO),
      line_(on.can_draw_over),
      picture_(on.style()) {}

void step_terminal::begin_page(std::string text) {
    clear();
    write_results(text);
    page_ = std::move(text);
}

void step_terminal::add(const std::string& text) {
    add_beside(text);
    page_ += text;
}

void step_terminal::add_beside(const std::string& text) {
    clear();
    write_results(text);
}

void step_terminal::show_line(std::string_view text) {
    picture_.clear();
    line_.show(text, style().width);
}

void step_terminal::show_picture(const std::vector<std::string>& lines) {
    line_.erase();
    picture_.show(lines);
}

aio::task<key> step_terminal::ask(std::string text) {
    std::optional<key> answer = std::exchange(pressed_, std::nullopt);
    show_line(text);
    while (!answer) {
        auto [pressed, disturbed] = co_await aio::first_of(keyboard_.next(), be_disturbed());
        answer = std::move(pressed);
        if (!disturbed) continue;
        is_disturbed_.clear();
        if (std::exchange(page_is_disturbed_, false)) add_beside(page_);
        show_line(text);
    }
    co_return *answer;
}

aio::task<> step_terminal::be_disturbed() { co_await is_disturbed_.wait(); }

aio::task<bool> step_terminal::watch(aio::task<> showing) {
    auto [shown, pressed] = co_await aio::first_of(std::move(showing), keyboard_.next());
    if (pressed) pressed_ = std::move(pressed);
    co_return !pressed_;
}

void step_terminal::clear() {
    line_.erase();
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
            page_is_disturbed_ = true;
        }
        is_disturbed_.set();
    }
}

}  // namespace asyncdemo
