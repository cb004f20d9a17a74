// Bytes in order, both ways: what a TCP connection, a pipe and a terminal have in common.
#pragma once

#include <uv.h>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "aio/io/handle.hpp"
#include "aio/job.hpp"
#include "aio/task.hpp"

namespace aio {

class reading;
class writing;

/// The libuv handle of a stream, of any kind, and its reader.
struct stream_state {
    union {
        uv_handle_t handle;
        uv_stream_t stream;
        uv_tcp_t tcp;
        uv_pipe_t pipe;
        uv_tty_t tty;
    };
    reading* reader = nullptr;  // at most one at a time
    bool is_reading = false;    // libuv polls for input
    bool has_ended = false;

    /// No task reads any more. Gives the one that did, or null.
    reading* take_reader() noexcept;
};

/// Owns one end of a connection and closes it when destroyed.
class stream {
public:
    explicit stream(handle<stream_state> state) noexcept : state_(std::move(state)) {}

    /// Waits until something has come, and puts at most `buffer.size()` bytes of it into `buffer`.
    /// Gives how many, or 0 when the other side has ended. Throws `error`, and `std::logic_error`
    /// when another task reads already, or when the buffer has no room.
    reading read(std::span<char> buffer) noexcept;

    /// Sends all of `bytes`. Returns when the system has taken them, usually at once. When the job
    /// is cancelled in the meantime, the rest is still sent, from a copy, but only as long as the
    /// stream lives: destroying it cuts the rest off (asyncio's `close` sends it from behind the
    /// caller's back; here nothing outlives its owner). Throws `error`.
    writing write(std::string_view bytes) noexcept;

    /// Sends as much of `bytes` as the system takes at once, and gives how much that was: nothing
    /// while a `write` is under way. For whoever has something newer to send next time. Throws
    /// `error`.
    std::size_t try_write(std::string_view bytes);

    /// Of a socket: asks the system to hold about so many bytes, each way. Whoever writes more than
    /// the two ends hold waits for the reader. Throws `error`.
    void limit_buffers(int bytes);

    /// Of a TCP socket: asks the system to send each small piece at once, which else waits until
    /// the one before has arrived. Throws `error`.
    void send_at_once();

    [[nodiscard]] uv_stream_t* uv() noexcept { return &state_->stream; }

private:
    handle<stream_state> state_;
};

/// What `read` returns, to be awaited. libuv reads straight into the caller's buffer. Input that
/// comes when nobody reads stays in the system; polling goes on until that happens, so that a
/// reader who is back in time costs no system call to start again, but the loop does not stay awake
/// for it.
class [[nodiscard]] reading final : parking {
public:
    reading(stream_state& from, std::span<char> buffer) noexcept : from_(from), buffer_(buffer) {}

    bool await_ready() noexcept { return !is_cancel_requested() && from_.has_ended; }
    void await_suspend(std::coroutine_handle<> caller);
    std::size_t await_resume() const;

private:
    bool interrupt() noexcept override;

    static void lend_buffer(uv_handle_t* to, std::size_t suggested, uv_buf_t* lent) noexcept;
    static void take(uv_stream_t* from, ssize_t count, const uv_buf_t* into) noexcept;

    stream_state& from_;
    std::span<char> buffer_;
    ssize_t count_ = 0;  // or libuv's error
};

/// What `write` returns, to be awaited.
class [[nodiscard]] writing final : parking {
public:
    writing(stream_state& to, std::string_view bytes) noexcept : to_(to), bytes_(bytes) {}

    bool await_ready();
    void await_suspend(std::coroutine_handle<> caller);
    void await_resume() const;

private:
    bool interrupt() noexcept override;

    // What libuv holds while it sends the rest: it outlives the wait for it.
    struct request {
        uv_write_t uv{};
        std::string rest;
        writing* awaited_by = nullptr;
    };

    stream_state& to_;
    std::string_view bytes_;
    request* pending_ = nullptr;  // freed by libuv's callback
    int status_ = 0;
};

inline reading stream::read(std::span<char> buffer) noexcept { return {*state_, buffer}; }
inline writing stream::write(std::string_view bytes) noexcept { return {*state_, bytes}; }

/// Everything until the other side ends, at most `limit` bytes. Throws `error`.
task<std::string> read_all(stream& from, std::size_t limit);

}  // namespace aio
