// Sockets for the sides on the loop: the runtime's own, and beside them the account of people who
// knock.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>

#include "aio/clock.hpp"
#include "aio/io/tcp.hpp"
#include "aio/semaphore.hpp"
#include "serving/line_guest.hpp"
#include "serving/visit.hpp"
#include "stage/stage.hpp"

namespace asyncdemo {

/// Somebody whose connection was accepted; closed when destroyed. Goes before its listener.
class loop_client {
public:
    loop_client(aio::stream socket, visit v, aio::semaphore::permit place)
        : socket_(std::move(socket)), visit_(std::move(v)), place_(std::move(place)) {}
    loop_client(loop_client&&) noexcept = default;
    loop_client& operator=(loop_client&&) = delete;
    ~loop_client();

    /// Sends all of it; nothing to a client that has gone. Throws `aio::error`, but not when people
    /// are served: then any failure is the client's end, and so is not to read for too long.
    aio::task<> write(std::string_view text);

    /// Waits until something has come, puts it into `into` and gives how much; 0 when the client
    /// has ended or gone. Throws `aio::error`, but not when people are served: then any failure is
    /// the client's end, and so is not to say anything for too long.
    aio::task<std::size_t> read(std::span<char> into);

    /// Asks the system to hold about so many bytes for us, each way, while we don't read or the
    /// client doesn't. Throws `aio::error`.
    void limit_buffers(int bytes) { socket_.limit_buffers(bytes); }

    /// For those who serve people: the next line, without its end. Nothing when the client has
    /// ended, or has gone beyond a limit (`serving_limits`).
    aio::task<std::optional<std::string>> read_line();

    /// For those who serve people: tells what the client waits for.
    void tell(std::string_view what) { visit_.tell(what); }

    /// For those who serve people: tells that something begins to work on the answer.
    void tell_in_hand(std::string_view what) { visit_.tell_in_hand(what); }

    /// For those who serve people: tells what became of what it wanted last.
    void settle(std::string_view how) { visit_.settle(how); }

    /// For those who serve people: reads and sends nothing more, and tells why.
    void give_up(std::string_view why);

    /// For those who serve people: tells that it waits for nothing, if nothing has come from it.
    void tell_if_silent(std::string_view what);

    /// For servers of lines: finds out whether it is a browser, whose request may be on its way
    /// (`line_guest`). Otherwise the first `write` does.
    aio::task<> look_for_browser();

    /// For codecs: it speaks a protocol, and no lines.
    void speak_protocol() noexcept { guest_.speak_protocol(); }

    /// What is told of it, and whether anything is.
    [[nodiscard]] visit& told() noexcept { return visit_; }

    /// True when it went away or was given up.
    [[nodiscard]] bool has_gone() const noexcept { return has_gone_; }

    /// True when it has closed its connection, or at least sends no more, and all that it sent has
    /// been read: the system knows no difference before something is sent there.
    [[nodiscard]] bool has_hung_up();

    /// How long it has waited since it knocked, or since its last line.
    [[nodiscard]] duration waited() const { return visit_.waited(); }

private:
    aio::task<> send(std::string_view text);
    aio::task<std::size_t> receive(std::span<char> into);
    [[nodiscard]] bool is_its_end(const std::error_code& failure) const;

    aio::stream socket_;
    visit visit_;
    line_guest guest_;
    aio::semaphore::permit place_;
    std::string unread_;
    std::size_t received_ = 0;  // in all
    aio::time_point next_line_{};
    bool has_gone_ = false;  // or is given up
};

/// A listening TCP socket, at a door of the stage.
class loop_listener {
public:
    /// Throws `aio::error`. The stage outlives it.
    explicit loop_listener(stage& on, int door = 1) : loop_listener(on, on.door(door)) {}

    /// Somewhere else than at a door: at a port that is ours, or shared.
    loop_listener(stage& on, const address& at, aio::port_use use = aio::port_use::alone);

    [[nodiscard]] std::uint16_t port() const noexcept { return listener_.port(); }

    /// Waits for the next connection. Throws `aio::error`; what passes by
    /// itself (no descriptor is free) is waited for when people are served.
    aio::task<loop_client> accept();

    /// How many have connected and were not accepted yet (`aio::tcp_listener::waiting`).
    [[nodiscard]] std::size_t waiting() const { return listener_.waiting(); }

    /// As `aio::tcp_listener::give_way`.
    void give_way() { listener_.give_way(); }

    /// Nobody can connect here any more, and who was not accepted is cut off. No task may be in
    /// `accept`, now or later.
    void close() noexcept { listener_.close(); }

private:
    aio::task<std::optional<aio::stream>> try_accept();

    stage& on_;
    aio::tcp_listener listener_;
    aio::semaphore free_;
};

}  // namespace asyncdemo
