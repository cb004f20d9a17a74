// The terminal of a stepped lesson: pages that stay, a line that asks, a picture that moves, and
// keys. It is put in order for others while the program is stopped, and at the end.
#pragma once

#include <optional>
#include <string>

#include "aio/event.hpp"
#include "aio/task.hpp"
#include "asyncdemo/step/prompt_line.hpp"
#include "asyncdemo/step/step_screen.hpp"
#include "asyncdemo/terminal/keyboard.hpp"
#include "asyncdemo/terminal/live_display.hpp"
#include "asyncdemo/terminal/raw_terminal.hpp"

namespace asyncdemo {

/// Lives on a loop, and no longer than that.
class step_terminal {
public:
    /// `on` outlives it. Throws `environment_error`, `aio::error`.
    explicit step_terminal(const step_screen& on);

    [[nodiscard]] terminal_style style() const { return on_.style(); }
    [[nodiscard]] bool can_draw_over() const { return on_.can_draw_over; }

    /// Begins a page with this text. It is shown again when somebody else wrote on the terminal.
    void begin_page(std::string text);

    /// Adds to the page.
    void add(const std::string& text);

    /// Writes below the page what is no part of it.
    void add_beside(const std::string& text);

    /// Shows the line that asks, in place of the last one.
    void show_line(std::string_view text);

    /// Shows the line that asks and waits for the next key. The line is left standing.
    aio::task<key> ask(std::string text);

    /// Lets `showing` go on until it is over or a key is pressed. The key is left to be asked for.
    /// False when there is one.
    aio::task<bool> watch(aio::task<> showing);

    /// The key that ended what was watched, if one did.
    [[nodiscard]] const std::optional<key>& pressed() const { return pressed_; }
    void forget_pressed() { pressed_.reset(); }

    /// Draws these lines in place of the last ones.
    void show_picture(const std::vector<std::string>& lines);
    [[nodiscard]] std::size_t most_lines_of_picture() const { return picture_.most_lines(); }
    [[nodiscard]] terminal_style style_of_picture() const { return picture_.style(); }

    /// Takes away what does not stay: the line and the picture.
    void clear();

    /// Puts the terminal in order for others.
    void leave();

    /// Draws again what a new size of the window, or another program, has disturbed. Runs until it
    /// is cancelled.
    aio::task<> mind_window();

private:
    aio::task<> redraw_after(int signal);
    aio::task<> be_disturbed();

    const step_screen& on_;
    raw_terminal modes_;
    keyboard keyboard_;
    prompt_line line_;
    live_display picture_;
    std::string page_;
    std::optional<key> pressed_;
    aio::event is_disturbed_;
    bool page_is_disturbed_ = false;
};

}  // namespace asyncdemo
