// Who comes to the sides of `websocket`.
#pragma once

#include "lessons/sides_file.hpp"
#include "serving/message_page.hpp"

namespace asyncdemo::lessons::websocket {

/// What people see who come with a browser.
inline constexpr message_page page{
    "Saved, then answered",
    "Write a line: it is saved, and then you hear of it. Write several quickly, and count the "
    "seconds. Open a second page: does one wait for the other?"};

/// True when another client comes after `so_far`: the idle ones, and then those who write. To a
/// server for people, somebody always may.
bool comes(const stage& on, integer so_far, integer idle_ones);

}  // namespace asyncdemo::lessons::websocket
