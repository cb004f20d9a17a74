// The instructor's terminal: the page of the stop that the room is at, which is drawn in place
// while people come and vote and while a side runs, and is there to be read otherwise; and the
// prompt.
#pragma once

#include <string>

#include "aio/task_fwd.hpp"
#include "asyncdemo/room/room.hpp"
#include "asyncdemo/room/room_host.hpp"
#include "asyncdemo/step/step_terminal.hpp"

namespace asyncdemo {

/// Lives on a loop, and no longer than that. What it refers to outlives it.
class instructor_screen {
public:
    /// Throws `environment_error`, `aio::error`.
    instructor_screen(const room& r, room_host& host, const step_screen& on)
        : room_(r), host_(host), terminal_(on) {}

    [[nodiscard]] step_terminal& terminal() { return terminal_; }

    /// Begins with the title of the stop alone.
    void begin();

    /// Whether the page changes by itself, as people come and vote.
    [[nodiscard]] bool is_live() const;

    /// Draws such a page anew with every change, until it is cancelled.
    aio::task<> draw_as_people_vote();

    /// Shows a page to be read.
    void show_page();

    /// Draws what runs, as far as it has come.
    void draw_running();

    /// Below the page.
    [[nodiscard]] std::string prompt() const;

    /// Whether the instructor is sure of that wish: one key is too little to close a room for
    /// everybody. The first one is asked for again; another key than that takes it back, and does
    /// nothing else.
    bool is_sure_of(wish wanted);

private:
    void draw_in_place();
    aio::task<> count_changes();

    const room& room_;
    room_host& host_;
    bool is_asked_to_be_sure_ = false;  // that the room is to be closed
    step_terminal terminal_;
};

}  // namespace asyncdemo
