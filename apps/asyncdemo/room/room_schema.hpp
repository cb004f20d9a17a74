// What a room and its browsers say to each other, for programs: `asyncdemo schema --room`.
#pragma once

#include <string>

namespace asyncdemo {

/// A JSON Schema (draft 2020-12) of every message, in both directions. What a room says may have
/// more fields than it names; fields of a browser's that it does not name are not read.
std::string room_schema();

}  // namespace asyncdemo
