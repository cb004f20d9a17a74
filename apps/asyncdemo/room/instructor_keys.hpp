// What the instructor's keys mean at a stop of a room, and how that is said.
#pragma once

#include <string>

#include "asyncdemo/room/room.hpp"
#include "asyncdemo/step/step_keys.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// Whether the wish has a meaning where the room is; where it has none, its key does nothing. To go
/// on has none while a side runs, nor at a question on which nobody has voted: to do without votes
/// is a wish of its own (`skip`).
bool has_meaning(wish w, const room& r);

/// "gather (1 of 3): what will sequential do?"
std::string room_title(const room& r);

/// The keys that lead on, as many as have room; `page` is "page 2 of 3" or empty.
std::string room_prompt(const room& r, std::string_view page, int width);

/// What all keys do that have a meaning there.
std::string room_help(const room& r, const terminal_style& style);

}  // namespace asyncdemo
