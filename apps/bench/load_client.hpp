// The load on a server under measurement: a process of its own, so that only the server is
// measured. It uses plain blocking sockets, as little as possible that could be slow or go wrong.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <memory>

#include "posix/descriptor.hpp"

namespace asyncdemo::bench {

/// A process that loads a server on 127.0.0.1, from `aim_at` on.
class load_client {
public:
    /// What the process does: its connections to that port. `wait_for_word` returns when the server
    /// has nothing more to do with them.
    using load =
        std::function<void(std::uint16_t port, const std::function<void()>& wait_for_word)>;

    /// Starts the process, from a process without threads. Throws `std::system_error`.
    explicit load_client(const load& what);
    load_client(const load_client&) = delete;
    load_client& operator=(const load_client&) = delete;
    /// Ends the process if it is still there.
    ~load_client();

    /// Tells it the port, and thereby to begin.
    void aim_at(std::uint16_t port);

    /// Says the word.
    void dismiss() noexcept;

    /// Waits until it has ended. Throws `std::runtime_error` when it could not do what it should.
    void join();

private:
    pid_t process_ = -1;
    std::unique_ptr<const descriptor> orders_;  // to the process: a port; its end is the word
};

/// `n` visitors who wait for all that the server says, a few at a time.
load_client::load visitors_who_listen(std::int64_t n);

/// `n` messages of 64 bytes, each sent when the one before on the same connection has come back.
load_client::load visitors_who_talk(std::int64_t n);

/// `n` requests over HTTP, of so many visitors at a time: each asks when it has the answer to what
/// it asked before.
load_client::load visitors_who_ask(std::int64_t n, std::int64_t at_a_time);

/// `n` visitors who stay, and say nothing, until the word.
load_client::load visitors_who_stay(std::int64_t n);

}  // namespace asyncdemo::bench
