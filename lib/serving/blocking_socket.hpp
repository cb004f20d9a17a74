// Plain sockets for the sides that block: to listen, and to answer those who knock.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <semaphore>
#include <span>
#include <string_view>
#include <utility>

#include "posix/descriptor.hpp"
#include "serving/line_guest.hpp"
#include "serving/serving_limits.hpp"
#include "serving/visit.hpp"
#include "stage/stage.hpp"

namespace asyncdemo {

/// How many more clients a server has room for.
using places = std::counting_semaphore<serving_limits::clients_with_threads>;

/// Somebody whose connection was accepted; closed when destroyed. Goes before its listener.
class blocking_client {
public:
    blocking_client(descriptor socket, visit v, places* taken_from)
        : socket_(std::move(socket)), visit_(std::move(v)), place_(taken_from) {}
    blocking_client(blocking_client&&) noexcept = default;
    blocking_client& operator=(blocking_client&&) = delete;
    ~blocking_client();

    /// Sends some words; does not block, for there is room for them in the system. Throws
    /// `std::system_error`, but not when people are served: then the client has gone, and that is
    /// told.
    void send(std::string_view text);

    /// Sends all of it, and blocks as long as the client doesn't read; nothing to a client that has
    /// gone. Throws `std::system_error`, but not when people are served: then any failure is the
    /// client's end.
    void write(std::string_view text);

    /// Blocks until something has come, puts it into `into` and gives how much; 0 when the client
    /// has ended or gone. Throws as `write` does.
    std::size_t read(std::span<char> into);

    /// For those who serve people: how long `read` and `write` block at most before they give the
    /// client up. Throws `std::system_error`.
    void block_at_most(std::chrono::seconds time);

    /// Blocks for that long at most, until there is something to read; false when there is not.
    bool has_come_within(std::chrono::milliseconds time);

    /// For those who serve people: reads and sends nothing more, and tells why.
    void give_up(std::string_view why);

    /// For those who serve people: tells that it waits for nothing, if nothing has come from it.
    void tell_if_silent(std::string_view what);

    /// For servers of lines: finds out whether it is a browser, whose request may be on its way
    /// (`line_guest`). Otherwise the first `send` does.
    void look_for_browser();

    /// For codecs: it speaks a protocol, and no lines.
    void speak_protocol() noexcept { guest_.speak_protocol(); }

    /// What is told of it, and whether anything is.
    [[nodiscard]] visit& told() noexcept { return visit_; }

    /// True when it went away or was given up.
    [[nodiscard]] bool has_gone() const noexcept { return has_gone_; }

    /// For those who serve people: tells what the client waits for.
    void tell(std::string_view what) { visit_.tell(what); }

    /// For those who serve people: tells that something begins to work on the answer.
    void tell_in_hand(std::string_view what) { visit_.tell_in_hand(what); }

    /// How long it has waited since it knocked.
    [[nodiscard]] duration waited() const { return visit_.waited(); }

private:
    struct give_back {
        void operator()(places* from) const noexcept { from->release(); }
    };

    // A call on the socket failed: throws unless that is the client's end.
    void lose(int error, std::string_view when_late);

    descriptor socket_;
    visit visit_;
    line_guest guest_;
    std::unique_ptr<places, give_back> place_;
    bool has_gone_ = false;  // or is given up
};

/// A listening TCP socket, at a door of the stage.
class blocking_listener {
public:
    /// Throws `std::system_error`. The stage outlives it.
    explicit blocking_listener(stage& on, int door = 1) : blocking_listener(on, on.door(door)) {}

    /// Somewhere else than at a door.
    blocking_listener(stage& on, const address& at);

    [[nodiscard]] int fd() const noexcept { return socket_.fd(); }
    [[nodiscard]] std::uint16_t port() const noexcept { return port_; }

    /// Blocks until somebody knocks on this port. Throws `std::system_error`; what passes by itself
    /// (no descriptor is free) is waited for when people are served.
    blocking_client accept();

private:
    stage& on_;
    descriptor socket_;
    std::uint16_t port_ = 0;
    places free_{serving_limits::clients_with_threads};
};

}  // namespace asyncdemo
