// Puts the terminal back before a signal ends or stops this program.
#pragma once

namespace asyncdemo {

/// Something of a terminal that is not as it was: its modes, its cursor. Both calls come from
/// handlers of signals, so they are async-signal-safe, and hold at every moment in which a guard
/// of it exists.
class terminal_change {
public:
    /// Puts it back, if it is changed at the moment.
    virtual void undo() noexcept = 0;

    /// The program was stopped and goes on: changes it again, if `undo` took something back that
    /// nobody else will change again.
    virtual void redo() noexcept = 0;

protected:
    ~terminal_change() = default;
};

/// While one exists, its change is undone before a signal does what it does by default: ends the
/// program, be it Ctrl-C, a kill or a crash, or stops it (Ctrl-Z). What comes last is undone first.
/// Ignored signals stay ignored, and `aio::signal_watch` still gets those that it waits for.
class terminal_guard {
public:
    /// `change` outlives it.
    explicit terminal_guard(terminal_change& change);
    terminal_guard(const terminal_guard&) = delete;
    terminal_guard& operator=(const terminal_guard&) = delete;
    ~terminal_guard();
};

/// Undoes all that is changed at the moment, before the program is ended in another way.
/// Async-signal-safe.
void put_terminal_back() noexcept;

/// True when the terminal takes something at the moment, as it does not while it is held (Ctrl-S).
/// Async-signal-safe.
bool takes_output(int terminal) noexcept;

}  // namespace asyncdemo
