// A restart of the service of `startup`, from the calm before it to the last answer: the same on
// every side, so that what differs is how the old server is stopped and the new one started.
#pragma once

#include <optional>

#include "lessons/startup/reserved_port.hpp"
#include "lessons/startup/server.hpp"

namespace asyncdemo::lessons::startup {

class restart {
public:
    /// `on` outlives it.
    restart(stage& on, readiness check);

    /// The servers, and where each of them accepts: at the same port, or the new one at another.
    server& old() { return old_; }
    server& fresh() { return fresh_; }
    loop_listener& door() { return door_; }

    /// A door for the new server: at the port of the old one, or at that other port.
    loop_listener& open_door();
    loop_listener& open_other_door();

    /// Lets a server serve there, and goes on. What it does then belongs to the side.
    void begin(server& which, loop_listener& at) { tasks_->spawn(which.serve(at)); }
    void begin(aio::task<> what) { tasks_->spawn(std::move(what)); }

    /// Closes the door of the old server. Who has connected there and was not accepted is cut off.
    void close_door();

    /// All of it: the old server serves, then `how` happens, until no more requests come.
    aio::task<> run(aio::task<> (*how)(restart&));

private:
    stage& on_;
    aio::event over_;
    server old_;
    server fresh_;
    const reserved_port port_;
    const reserved_port other_port_;
    loop_listener door_;
    std::optional<duration> closed_at_;
    std::optional<loop_listener> new_door_;
    aio::task_group* tasks_ = nullptr;
};

/// A whole side.
aio::task<> restart_under_load(stage& on, aio::task<> (*how)(restart&),
                               readiness check = readiness::told);

}  // namespace asyncdemo::lessons::startup
