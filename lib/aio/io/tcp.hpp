// TCP: connections in and out. Addresses are numbers ("127.0.0.1", "::1"); no names are looked up.
#pragma once

#include <uv.h>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <queue>
#include <string>

#include "aio/io/handle.hpp"
#include "aio/io/handle_waiters.hpp"
#include "aio/io/stream.hpp"
#include "aio/job.hpp"

namespace aio {

/// An address and a port, as people write them.
struct endpoint {
    const char* host = "127.0.0.1";
    std::uint16_t port = 0;
};

class accepting;

/// A listening socket with the tasks that wait for a connection, and the connections that wait for
/// a task. A few are taken from the system as soon as it has them, all in one go: otherwise libuv
/// would stop to watch the socket after each, and begin again, by three system calls.
struct listener_state {
    static constexpr std::size_t most_waiting = 16;

    uv_tcp_t tcp;
    handle_waiters acceptors{reinterpret_cast<uv_handle_t*>(&tcp)};
    std::queue<handle<stream_state>> waiting{};  // the first to come is in front
    bool one_more = false;         // libuv has it, and watches the socket again when it is taken
    std::exception_ptr failure{};  // for the next task that asks, when no connection waits

    /// Libuv has a connection, or its error. Gives it to a task that waits, or keeps it.
    void announce(int status) noexcept;
    /// Takes `one_more` from libuv. Throws `std::bad_alloc`: then libuv still has it.
    void take_over();
    /// Gives `who` the first of those that wait, or else the failure; false when there is neither.
    bool serve(accepting& who) noexcept;
};

/// Whether a port has one listener, or several at a time, which all have to say so.
enum class port_use { alone, shared };

/// Accepts connections on a port, from construction to destruction, or until it is closed.
class tcp_listener {
public:
    /// Listens; port 0 lets the system choose a free one. Throws `error`.
    explicit tcp_listener(endpoint at, port_use use = port_use::alone);

    /// The port that it listens on.
    [[nodiscard]] std::uint16_t port() const noexcept { return port_; }

    /// Waits for the next connection, unless there is one already. Several tasks that wait get one
    /// each, in the order in which they came. Throws `error`.
    accepting accept() noexcept;

    /// How many have connected and were not accepted yet, as far as the system tells
    /// (`count_waiting`).
    [[nodiscard]] std::size_t waiting() const;

    /// Stops to listen, and cuts off whoever was not accepted. No task may be in `accept`;
    /// afterwards only the port can be asked for.
    void close() noexcept { state_.reset(); }

    /// At a shared port: leads whoever connects from now on to the listener that came second, if
    /// the system can do that (`lead_to_second`). Throws `error`.
    void give_way();

private:
    [[nodiscard]] int fd() const noexcept;

    handle<listener_state> state_;
    std::uint16_t port_ = 0;
};

/// What `accept` returns, to be awaited.
class [[nodiscard]] accepting final : handle_waiter {
public:
    explicit accepting(listener_state& from) noexcept
        : handle_waiter(from.acceptors), from_(from) {}

    bool await_ready();
    void await_suspend(std::coroutine_handle<> caller) noexcept { wait(caller); }
    stream await_resume();

private:
    friend listener_state;

    listener_state& from_;
    handle<stream_state> connection_;
    std::exception_ptr failure_;
};

inline accepting tcp_listener::accept() noexcept { return accepting(*state_); }

/// What `connect` returns, to be awaited.
class [[nodiscard]] connecting final : parking {
public:
    connecting(endpoint to, int receive_buffer) noexcept
        : to_(to), receive_buffer_(receive_buffer) {}

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> caller);
    stream await_resume();

private:
    bool interrupt() noexcept override;

    // What libuv holds until the attempt has ended, also when nobody waits for it any more.
    struct request {
        uv_connect_t uv{};
        connecting* awaited_by = nullptr;
    };

    endpoint to_;
    int receive_buffer_;
    handle<stream_state> socket_;
    request* pending_ = nullptr;  // freed by libuv's callback
    int status_ = 0;
};

/// Connects to a listening socket. `receive_buffer`, unless it is 0, is how many bytes the system
/// keeps that nobody has read; it may insist on a few thousand. Throws `error`.
inline connecting connect(endpoint to, int receive_buffer = 0) noexcept {
    return {to, receive_buffer};
}

}  // namespace aio
