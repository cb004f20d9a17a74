#include "report/html/live_page.hpp"

#include <fmt/format.h>

#include "report/html/page_icon.hpp"
#include "report/html/page_script.hpp"
#include "report/html/page_style.hpp"
#include "report/html/script_files.hpp"
#include "report/html/script_hash.hpp"

namespace asyncdemo {
namespace {

constexpr std::string_view live_page_head = R"(<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
)";

}  // namespace

live_page draw_live_page(const live_page_parts& parts) {
    const std::string style =
        fmt::format("{}{}{}{}", colors_style(), drawing_style(), live_page_style(), parts.style);
    std::string script = fmt::format("{}{}", page_script(), connection_script());
    for (const std::string_view more : parts.scripts) script += more;
    const std::string look =
        parts.look.empty() ? std::string() : fmt::format(" class=\"{}\"", parts.look);
    return {.html = fmt::format("<!doctype html>\n<html lang=\"en\"{}>\n<head>\n{}"
                                "<title>{}</title>\n{}<style>{}</style>\n</head>\n<body>\n{}"
                                "<script>{}</script>\n</body>\n</html>\n",
                                look, live_page_head, parts.title, page_icon, style, parts.body,
                                script),
            .content_security_policy =
                fmt::format("default-src 'none'; script-src {}; style-src {}; img-src data:; "
                            "connect-src 'self'{}",
                            script_source(script), script_source(style), parts.reaches)};
}

}  // namespace asyncdemo
