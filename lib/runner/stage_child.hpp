// The stage process as a child of this one: the same program, started once more.
#pragma once

#include <memory>

#include "runner/stage_link.hpp"

namespace asyncdemo {

/// Starts this very program as the stage, which ignores the signals that are ignored here. Throws
/// `aio::error`, `ended_badly`.
std::unique_ptr<stage_link> start_stage_child(stage_request request);

}  // namespace asyncdemo
