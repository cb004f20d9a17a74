// What a browser gets of a room: a page for those who take part, and one for the projector, which
// has no controls. Each is a text of its own: it asks for nothing but the room's connection.
#pragma once

#include <string>

namespace asyncdemo {

struct room_page_text {
    std::string html;
    std::string content_security_policy;  // for `web_page`: its one script, its one style
};

/// For `/`. Throws `std::runtime_error` when the library of hashes fails; so does `screen_page`.
room_page_text room_page();

/// For `/screen`.
room_page_text screen_page();

}  // namespace asyncdemo
