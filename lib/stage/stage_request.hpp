// What a stage process is asked to do: one JSON object, its only argument.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lesson/settings.hpp"
#include "posix/address.hpp"

namespace asyncdemo {

/// To run a side for the lesson, its companion, or its server for people.
enum class stage_role { side, companion, server };

struct stage_request {
    std::string lesson;
    std::string side;
    stage_role role = stage_role::side;
    settings chosen;
    std::string python = {};                // of a side in Python: the interpreter that runs it
    address entrance = {};                  // server: where its first listener is
    std::vector<int> ignored_signals = {};  // as in the process that asks
};

std::string to_json(const stage_request& r);

/// Throws `std::invalid_argument` when `text` is no request.
stage_request parse_stage_request(std::string_view text);

}  // namespace asyncdemo
