// stage.py and heartbeat.py, byte for byte.
#pragma once

#include <string_view>

namespace asyncdemo {

std::string_view python_stage_text();
std::string_view python_heartbeat_text();

}  // namespace asyncdemo
