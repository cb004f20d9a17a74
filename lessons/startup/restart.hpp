// A service of `startup` whose servers replace one another: the same on every side, so that what
// differs is how the old server is stopped and the new one started.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "lessons/startup/reserved_port.hpp"
#include "lessons/startup/server.hpp"

namespace asyncdemo::lessons::startup {

class restart {
public:
    /// Of servers at that port, and at another one of loopback. `on` and `whole` outlive it.
    restart(stage& on, service& whole, readiness check, reserved_port at = reserved_port());

    /// The servers, and where each of them accepts: at the same port, or the new one at another.
    server& old() { return *old_; }
    server& fresh() { return *fresh_; }
    loop_listener& door() { return *door_; }

    /// A door for the new server: at the port of the old one, or at that other port.
    loop_listener& open_door();
    loop_listener& open_other_door();

    /// Lets a server serve there, and goes on. What it does then belongs to the side.
    void begin(server& which, loop_listener& at) { tasks_->spawn(which.serve(at)); }
    void begin(aio::task<> what) { tasks_->spawn(std::move(what)); }

    /// Closes the door of the old server. Who has connected there and was not accepted is cut off.
    void close_door();

    /// The old server serves while `what` runs; when that is over, so is everything.
    aio::task<> run(aio::task<> what);

    /// Once the old server has ended: the new one is the old one of the next restart.
    void prepare_next();

    /// The ports, of which the first is that of the old server.
    [[nodiscard]] std::uint16_t port() const noexcept { return port_.number(); }
    [[nodiscard]] std::uint16_t other_port() const noexcept { return other_port_.number(); }

private:
    std::unique_ptr<server> make_server();
    std::unique_ptr<loop_listener> listen_at(const reserved_port& port) const;

    stage& on_;
    service& whole_;
    const readiness check_;
    reserved_port port_;
    reserved_port other_port_;
    integer servers_ = 0;
    std::unique_ptr<server> old_;
    std::unique_ptr<server> fresh_;
    std::unique_ptr<loop_listener> door_;
    std::unique_ptr<loop_listener> new_door_;  // unless that of the old server is passed on
    std::optional<duration> closed_at_;
    aio::task_group* tasks_ = nullptr;
};

/// How a side restarts.
using way_to_restart = aio::task<> (*)(restart&);

/// A whole side: the service runs, in the midst of its requests it is restarted, and when no more
/// requests come it is over.
aio::task<> restart_under_load(stage& on, way_to_restart how, readiness check = readiness::told);

}  // namespace asyncdemo::lessons::startup
