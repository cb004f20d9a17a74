// TCP: connections in and out. Addresses are numbers ("127.0.0.1", "::1"); no names are looked up.
#pragma once

#include <uv.h>

#include <cassert>
#include <cstdint>
#include <queue>
#include <string>

#include "aio/handle.hpp"
#include "aio/job.hpp"
#include "aio/stream.hpp"

namespace aio {

/// An address and a port, as people write them.
struct endpoint {
    const char* host = "127.0.0.1";
    std::uint16_t port = 0;
};

class accepting;

/// A listening socket with the one who waits for a connection, and the connections that wait for
/// one who asks. A few are taken from the system as soon as it has them, all in one go: otherwise
/// libuv would stop to watch the socket after each, and begin again, by three system calls.
struct listener_state {
    static constexpr std::size_t most_waiting = 16;

    uv_tcp_t tcp;
    accepting* acceptor = nullptr;               // at most one at a time
    std::queue<handle<stream_state>> waiting{};  // who came first is in front
    bool one_more = false;  // libuv has it, and watches the socket again when it is taken
    int failure = 0;        // libuv's error, for the next who asks

    /// Takes over the connection that libuv has just announced, or else `one_more`.
    void take_over();
    /// The first of those that wait.
    stream next();
};

/// Accepts connections on a port, from construction to destruction.
class tcp_listener {
public:
    /// Listens; port 0 lets the system choose a free one. Throws `error`.
    explicit tcp_listener(endpoint at);

    /// The port that it listens on.
    [[nodiscard]] std::uint16_t port() const noexcept { return port_; }

    /// Waits for the next connection, unless there is one already. One waits at a time. Throws
    /// `error`.
    accepting accept() noexcept;

private:
    handle<listener_state> state_;
    std::uint16_t port_ = 0;
};

/// What `accept` returns, to be awaited.
class [[nodiscard]] accepting final : parking {
public:
    explicit accepting(listener_state& from) noexcept : from_(from) {}

    bool await_ready() noexcept {
        return !is_cancel_requested() && (!from_.waiting.empty() || from_.failure < 0);
    }
    void await_suspend(std::coroutine_handle<> caller) noexcept {
        if (is_cancel_requested()) return give_up_unbegun(caller);
        assert(from_.acceptor == nullptr && "one waits at a time");
        from_.acceptor = this;
        park(caller);
    }
    stream await_resume() const;

private:
    friend tcp_listener;

    bool interrupt() noexcept override {
        from_.acceptor = nullptr;
        return true;
    }

    listener_state& from_;
};

inline accepting tcp_listener::accept() noexcept { return accepting(*state_); }

/// What `connect` returns, to be awaited.
class [[nodiscard]] connecting final : parking {
public:
    explicit connecting(endpoint to) noexcept : to_(to) {}

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
    handle<stream_state> socket_;
    request* pending_ = nullptr;  // freed by libuv's callback
    int status_ = 0;
};

/// Connects to a listening socket. Throws `error`.
inline connecting connect(endpoint to) noexcept { return connecting(to); }

}  // namespace aio
