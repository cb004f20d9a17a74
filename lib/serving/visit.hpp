// One client of a server that people knock at, from the knock to the end: whatever becomes of it
// is told.
#pragma once

#include <sys/socket.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "lesson/units.hpp"
#include "stage/event.hpp"

namespace asyncdemo {

class stage;

/// Tells nothing on a stage whose clients are the lesson's own.
class visit {
public:
    /// By the client that was just accepted as `fd` on `port`. `peer` is where from, if that is
    /// known: the system no longer tells it of one that has gone. `on` outlives it.
    visit(stage& on, std::uint16_t port, int fd, const sockaddr_storage* peer = nullptr);
    visit(visit&& other) noexcept
        : on_(std::exchange(other.on_, nullptr)),
          port_(other.port_),
          who_(std::move(other.who_)),
          name_(std::move(other.name_)),
          since_(other.since_),
          ending_(std::move(other.ending_)) {}
    visit& operator=(visit&&) = delete;
    /// Settles it with the ending, if it is not settled.
    ~visit();

    /// From now on, tells that it calls itself that.
    void name_itself(std::string name) { name_ = std::move(name); }

    /// Tells what it waits for: "waits for a worker"; nothing where there is nothing to say but
    /// that it waits.
    void tell(std::string_view what);

    /// Tells that something begins to work on its answer: "worker 2 of 3 takes it"; nothing as
    /// above.
    void tell_in_hand(std::string_view what);

    /// Tells that it waits for nothing, for it has asked for nothing: "has typed nothing yet".
    void tell_idle(std::string_view what);

    /// What it will be settled with, unless something else happens. At first: that it went away.
    void expect(std::string_view ending) { ending_ = ending; }

    /// Tells how it ended: "answered", "dropped". Once.
    void settle(std::string_view how);

    /// Settles it as answered, if it waits for something: a client may hear more than it asked for.
    void settle_as_answered() {
        if (!is_settled_) settle("answered");
    }

    /// The same client wants something else: its wait begins now.
    void begin_again();

    /// Before `fd`, its socket, is closed. Input that nobody has read would make the system take
    /// back what was sent and not yet read, so some of it is thrown away.
    void take_leave(int fd);

    /// How long it has waited by now; no time when nothing is told.
    [[nodiscard]] duration waited() const;

    /// True when people are served: what fails of a client then is the client's own trouble.
    [[nodiscard]] bool is_told() const noexcept { return on_ != nullptr; }

private:
    void tell_as(client_state state, std::string_view what, duration since);

    stage* on_;  // null: tells nothing
    std::uint16_t port_ = 0;
    std::string who_;
    std::string name_;  // empty: it has not said
    duration since_{};
    std::string ending_;
    bool is_settled_ = false;
};

}  // namespace asyncdemo
