// A stage process that did not come to a good end.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "aio/io/process.hpp"
#include "lesson/recording.hpp"

namespace asyncdemo {

struct ended_badly : std::runtime_error {
    ended_badly(ending e, const std::string& problem) : std::runtime_error(problem), how(e) {}
    ending how;
};

/// Throws `ended_badly` when a process crashed, or went without having said that it had finished.
/// `who` is what the problem begins with: nothing for the side itself.
void require_good_end(const aio::exit_status& status, bool has_finished, std::string_view who);

}  // namespace asyncdemo
