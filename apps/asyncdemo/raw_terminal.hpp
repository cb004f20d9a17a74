// A terminal that hands over every key as it is pressed, and shows none by itself.
#pragma once

namespace asyncdemo {

/// Changes the modes of the terminal from construction to destruction. They are set back as well
/// when a signal ends the program, be it a crash, SIGTERM or a hang-up, and while it is stopped
/// (Ctrl-Z). Signals from the keyboard still come as signals. What was typed before is kept. There
/// is one at a time.
class raw_terminal {
public:
    /// `fd` is a terminal, and stays open. `farewell`, a literal, is written to it when a
    /// signal ends or stops the program. Throws `environment_error`.
    raw_terminal(int fd, const char* farewell);
    raw_terminal(const raw_terminal&) = delete;
    raw_terminal& operator=(const raw_terminal&) = delete;
    ~raw_terminal();

    /// Sets the modes; to be called again after the terminal may have been somebody else's.
    void enter() noexcept;

    /// Sets the modes back, until `enter`.
    void leave() noexcept;
};

}  // namespace asyncdemo
