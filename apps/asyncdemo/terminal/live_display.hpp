// A moving picture at the bottom of a terminal: each one is drawn over the last.
#pragma once

#include <atomic>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "aio/task_fwd.hpp"
#include "asyncdemo/terminal/terminal_guard.hpp"
#include "report/terminal/live_view.hpp"

namespace asyncdemo {

/// Draws on standard error, a terminal. The cursor is hidden from the first picture until the last
/// one is taken away or left. A signal that ends or stops the program takes it away first
/// (`terminal_guard`).
class live_display final : terminal_change {
public:
    /// `style` says what the terminal can show. Nothing is drawn yet.
    explicit live_display(const terminal_style& style);
    live_display(const live_display&) = delete;
    live_display& operator=(const live_display&) = delete;
    /// Takes the picture away.
    ~live_display();

    /// What fits into the window as it is now.
    [[nodiscard]] terminal_style style() const;
    [[nodiscard]] std::size_t most_lines() const;

    /// Draws these lines in place of the last ones. When the terminal takes nothing at the moment
    /// (Ctrl-S), or is another program's, the picture is left out: it is not worth waiting for.
    void show(const std::vector<std::string>& lines);

    /// Takes the picture away: the cursor stands where the picture began, to be written on.
    void clear();

    /// Takes the picture away for good: nothing more is drawn.
    void end();

    /// Leaves the picture where it is: the cursor stands on the line below.
    void leave();

private:
    struct window {
        std::size_t columns;
        std::size_t rows;
    };
    [[nodiscard]] static window size();
    [[nodiscard]] std::size_t rows_above_cursor() const;
    void undo() noexcept override;
    void redo() noexcept override {}  // the next picture does

    terminal_style style_;
    bool follows_window_;  // nobody asked for less than its width
    bool has_ended_ = false;
    std::vector<std::size_t> widths_;  // of the lines that are drawn
    // For the handlers of signals: whether the cursor is hidden, and how many rows above it the
    // picture begins; none while that is not sure.
    std::atomic<bool> is_shown_ = false;
    std::atomic<std::size_t> rows_ = 0;
    std::optional<terminal_guard> guard_;  // from the first picture on
};

/// Shows the run that is being filled, about ten times a second, until it is cancelled. What it
/// refers to outlives it.
aio::task<> show_live(const lesson_run& so_far, picture_notes notes, live_display& on);

/// Shows a finished run as it ran, `speed` times as fast; returns with its last picture shown.
/// Being cancelled skips the rest. What it refers to outlives it.
aio::task<> play(const lesson_run& finished, double speed, picture_notes notes, live_display& on);

}  // namespace asyncdemo
