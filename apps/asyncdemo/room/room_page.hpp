// What a browser gets of a room: a page for those who take part, and one for the projector, which
// has no controls. Each is a text of its own: it asks for nothing but the room's connection.
#pragma once

#include "report/html/live_page.hpp"

namespace asyncdemo {

/// For `/`. Throws `std::runtime_error` when the library of hashes fails; so does `screen_page`.
live_page room_page();

/// For `/screen`.
live_page screen_page();

}  // namespace asyncdemo
