#include "asyncdemo/room/room_page.hpp"

#include <fmt/format.h>

#include <string_view>

#include "asyncdemo/room/room_files.hpp"
#include "report/html/page_script.hpp"
#include "report/html/page_style.hpp"
#include "report/html/script_hash.hpp"

namespace asyncdemo {
namespace {

// The icon stands in the page as well, or a browser would ask for one.
constexpr std::string_view head = R"(<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>asyncdemo room</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M1 3h9v4H1zM6 9h9v4H6z' fill='%23147d87'/%3E%3C/svg%3E">
)";

room_page_text page(std::string_view look) {
    const std::string style = fmt::format("{}{}{}", colors_style(), drawing_style(), room_style());
    const std::string script =
        fmt::format("{}{}{}{}{}", page_script(), room_words_script(), room_parts_script(),
                    room_connection_script(), room_script());
    return {.html = fmt::format("<!doctype html>\n<html lang=\"en\" class=\"{}\">\n<head>\n{}"
                                "<style>{}</style>\n</head>\n<body>\n{}"
                                "<script>{}</script>\n</body>\n</html>\n",
                                look, head, style, room_body(), script),
            .content_security_policy =
                fmt::format("default-src 'none'; script-src {}; style-src {}; img-src data:; "
                            "connect-src 'self'",
                            script_source(script), script_source(style))};
}

}  // namespace

room_page_text room_page() { return page("phone"); }

room_page_text screen_page() { return page("screen"); }

}  // namespace asyncdemo
