// The stage process as a child of this one: the same program, started once more.
#pragma once

#include <memory>
#include <string>

#include "runner/stage_link.hpp"

namespace asyncdemo {

/// Starts this very program as the stage, which ignores the signals that are ignored here. Throws
/// `aio::error`, `ended_badly`.
std::unique_ptr<stage_link> start_stage_child(stage_request request);

/// The same of the program at `executable`: for a test, which is another one.
std::unique_ptr<stage_link> start_stage_of(const std::string& executable, stage_request request);

}  // namespace asyncdemo
