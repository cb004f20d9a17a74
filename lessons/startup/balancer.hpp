// The balancer of `ready-check`, where people come: in a run, the clients play it.
#pragma once

#include "lessons/startup/server.hpp"

namespace asyncdemo::lessons::startup {

/// Accepts everybody, and leads them to one of the servers of a service.
class balancer {
public:
    /// `first` is where it leads them until another one is found ready. All outlive it.
    balancer(loop_listener& door, server& first) : door_(door), leads_to_(&first) {}

    /// Accepts and leads, until it is cancelled.
    aio::task<> lead();

    /// Looks whether a server says that it is ready, until it does; from then on, leads there.
    aio::task<> look_at(server& fresh);

private:
    loop_listener& door_;
    server* leads_to_;
};

}  // namespace asyncdemo::lessons::startup
