// What a stage process is asked to do: one JSON object, its only argument.
#pragma once

#include <string>
#include <string_view>

#include "lesson/settings.hpp"

namespace asyncdemo {

enum class stage_role { side, companion };

struct stage_request {
    std::string lesson;
    std::string side;
    stage_role role = stage_role::side;
    settings chosen;
};

std::string to_json(const stage_request& r);

/// Throws `std::invalid_argument` when `text` is no request.
stage_request parse_stage_request(std::string_view text);

}  // namespace asyncdemo
