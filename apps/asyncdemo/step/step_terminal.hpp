// The terminal of a stepped lesson: a page that fills it, a line that asks, a picture that moves,
// and keys. It is put in order for others while the program is stopped, and at the end.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "aio/event.hpp"
#include "aio/task.hpp"
#include "asyncdemo/step/page_cut.hpp"
#include "asyncdemo/step/prompt_line.hpp"
#include "asyncdemo/step/step_screen.hpp"
#include "asyncdemo/step/typed_keys.hpp"
#include "asyncdemo/terminal/keyboard.hpp"
#include "asyncdemo/terminal/live_display.hpp"
#include "asyncdemo/terminal/raw_terminal.hpp"

namespace asyncdemo {

/// A remark below a page, above the line that asks.
struct page_note {
    std::string text = {};
    ink color = ink::plain;
};

/// What stands below the title, drawn in that style; of that many rows at most, where what it shows
/// can be made to fit. It is drawn anew when the window has another size.
using page_content = std::function<std::string(const terminal_style&, std::size_t rows)>;

/// Lives on a loop, and no longer than that. A page begins at the top of the window; what stood
/// there is scrolled up, and nothing of the page is. So the whole lesson can be read again by
/// scrolling back.
class step_terminal {
public:
    /// `on` outlives it. Throws `environment_error`, `aio::error`.
    explicit step_terminal(const step_screen& on);

    [[nodiscard]] terminal_style style() const { return on_.style(); }
    [[nodiscard]] bool can_draw_over() const { return on_.can_draw_over; }

    /// Begins with the title alone: what is below it will be shown, or move.
    void begin(std::string title);

    /// Shows the content below the title: the first page of it, as there may be several. The note
    /// stands below each of them.
    void show(page_content content, page_note note = {});

    /// Draws the page again with that note below it, in place of another one.
    void show_note(page_note note);

    /// Shows the next page of the content, or the one before; false when there is none.
    bool turn_on() { return turn(1); }
    bool turn_back() { return turn(-1); }

    /// "page 2 of 3"; empty when there is only one.
    [[nodiscard]] std::string page_number() const;
    [[nodiscard]] bool is_on_last_page() const { return at_ + 1 >= pages_.size(); }

    /// Shows the line that asks, in place of the last one.
    void show_line(std::string_view text);

    /// Shows the line that asks and waits for what is typed, which `what` says. The line is left
    /// standing; its text is asked anew for each key, and when the page was drawn anew. What was
    /// typed before the page stood there is dropped, but for a line that has begun.
    aio::task<typed> ask(std::function<std::string()> text, awaited what = awaited::key);

    /// The same, of a single key of any meaning.
    aio::task<key> ask_key(std::function<std::string()> text);

    /// Waits for what is typed, and shows nothing.
    aio::task<typed> next_typed();

    /// The line that somebody types, whether one is asked for or not.
    [[nodiscard]] const std::string& line() const { return keys_.line(); }

    /// Draws these lines below the title, in place of the last ones.
    void show_picture(const std::vector<std::string>& lines);
    [[nodiscard]] std::size_t most_lines_of_picture() const;
    [[nodiscard]] terminal_style style_of_picture() const { return picture_.style(); }

    /// Waits until a new size of the window, or another program, has disturbed what stands there,
    /// and draws the title and the page again; whoever has drawn a picture below draws that.
    aio::task<> redraw_once_disturbed();

    /// Puts the terminal in order for others.
    void leave();

    /// Draws again what a new size of the window, or another program, has disturbed. Runs until it
    /// is cancelled.
    aio::task<> mind_window();

private:
    bool turn(int by);
    void draw();
    void draw_page();
    void clear();
    [[nodiscard]] page_size size_of_content(std::size_t rows_of_note) const;
    aio::task<> redraw_after(int signal);
    aio::task<> be_disturbed();

    const step_screen& on_;
    raw_terminal modes_;
    keyboard keyboard_;
    typed_keys keys_;
    prompt_line prompt_;
    live_display picture_;
    std::string title_;
    page_content content_;
    page_note note_;
    std::vector<std::string> pages_;  // of the content, as it was drawn last
    std::size_t at_ = 0;              // the page that is shown
    aio::event is_disturbed_;
};

}  // namespace asyncdemo
