// For servers and clients that the sides of lessons have: a stage of which nothing is told.
#pragma once

#include "aio/clock.hpp"
#include "posix/address.hpp"
#include "stage/recorder.hpp"
#include "stage/stage.hpp"

namespace asyncdemo::bench {

class silent_stage {
public:
    operator stage&() { return on_; }  // NOLINT(google-explicit-constructor): it stands for it

private:
    aio::real_clock time_;
    recorder nowhere_{-1};
    stage on_{{}, time_, nowhere_, time_.now()};
};

/// Where a server of the benchmarks listens; port 0 is one that is free.
inline address door_at(std::uint16_t port) { return {"127.0.0.1", port}; }

}  // namespace asyncdemo::bench
