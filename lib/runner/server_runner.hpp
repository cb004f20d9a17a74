// Runs the server of a side, for people to knock at, in a process of its own, and passes on what it
// tells.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "aio/clock.hpp"
#include "aio/event.hpp"
#include "aio/task.hpp"
#include "runner/stage_link.hpp"

namespace asyncdemo {

/// Is told what happens, in order.
class server_watcher {
public:
    virtual ~server_watcher() = default;

    /// The server can be knocked at. It began at `began`: the zero of the times that it tells.
    virtual void opened(const std::vector<std::uint16_t>& ports, aio::time_point began) = 0;

    /// A client, `who`, has waited at a port for a moment and the server has not accepted it. On
    /// systems that tell of it (`unaccepted`).
    virtual void knocked(std::uint16_t port, const std::string& who, std::int64_t at_ns) = 0;

    virtual void saw(const client_seen& c) = 0;

    /// Something else of what the server does, for a recording: a span, a mark, a sample.
    virtual void recorded(const event& e) = 0;
};

class server_runner {
public:
    /// `start` starts what is requested. What that tells is told to `to`, which outlives the
    /// runner.
    server_runner(stage_request request, stage_starter start, server_watcher& to)
        : request_(std::move(request)), start_(std::move(start)), to_(to) {}

    /// Runs the server until it ends by itself; when this is cancelled, it is ended. Throws
    /// `ended_badly`, `bad_event`, or `aio::error` when it can't be started.
    aio::task<> run();

private:
    aio::task<> follow(stage_link& server);
    aio::task<> watch_backlog();

    const stage_request request_;
    const stage_starter start_;
    server_watcher& to_;
    std::vector<std::uint16_t> ports_;
    aio::time_point began_{};
    aio::event has_opened_;
};

}  // namespace asyncdemo
