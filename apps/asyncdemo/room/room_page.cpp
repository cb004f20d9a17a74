#include "asyncdemo/room/room_page.hpp"

#include <string_view>

#include "asyncdemo/room/room_files.hpp"

namespace asyncdemo {
namespace {

live_page page(std::string_view look) {
    return draw_live_page({.title = "asyncdemo room",
                           .look = look,
                           .body = room_body(),
                           .style = room_style(),
                           .scripts = {room_words_script(), room_parts_script(), room_script()}});
}

}  // namespace

live_page room_page() { return page("phone"); }

live_page screen_page() { return page("screen"); }

}  // namespace asyncdemo
