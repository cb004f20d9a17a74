// The files that the room's page is made of, as they were when the program was built.
#pragma once

#include <string_view>

namespace asyncdemo {

/// room.html: what stands in the body.
std::string_view room_body();

/// room.css, on top of the colours and drawings of all pages.
std::string_view room_style();

/// room_words.js, room_parts.js and room.js, in the order in which they build on each other.
std::string_view room_words_script();
std::string_view room_parts_script();
std::string_view room_script();

}  // namespace asyncdemo
