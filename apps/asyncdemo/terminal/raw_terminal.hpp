// A terminal that hands over every key as it is pressed, and shows none by itself.
#pragma once

#include <termios.h>

#include <atomic>
#include <string_view>

#include "asyncdemo/terminal/terminal_guard.hpp"

namespace asyncdemo {

/// Changes the modes of the terminal from construction to destruction. They are set back as well
/// when a signal ends the program, and while it is stopped (`terminal_guard`). Signals from the
/// keyboard still come as signals. What was typed before is kept.
class raw_terminal final : terminal_change {
public:
    /// `fd` is a terminal, and stays open. `farewell`, a literal, is written to it when a
    /// signal ends or stops the program. Throws `environment_error`.
    raw_terminal(int fd, std::string_view farewell);
    raw_terminal(const raw_terminal&) = delete;
    raw_terminal& operator=(const raw_terminal&) = delete;
    ~raw_terminal();

    /// Sets the modes; to be called again after the terminal may have been somebody else's.
    void enter() noexcept;

    /// Sets the modes back, until `enter`.
    void leave() noexcept;

private:
    void undo() noexcept override;
    void redo() noexcept override;

    const int fd_;
    const std::string_view farewell_;
    termios before_{};
    termios inside_{};
    std::atomic<bool> is_inside_ = false;
    terminal_guard guard_{*this};
};

}  // namespace asyncdemo
