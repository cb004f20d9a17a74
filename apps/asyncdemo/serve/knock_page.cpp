#include "asyncdemo/serve/knock_page.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "asyncdemo/serve/knock_files.hpp"
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
<title>Knock · asyncdemo</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M1 3h9v4H1zM6 9h9v4H6z' fill='%23147d87'/%3E%3C/svg%3E">
)";

}  // namespace

web_page knock_page(const std::vector<std::uint16_t>& ports) {
    const std::string style = fmt::format("{}{}{}", colors_style(), drawing_style(), knock_style());
    const std::string script =
        fmt::format("{}{}{}", page_script(), connection_script(), knock_script());
    std::string servers;
    for (const std::uint16_t port : ports) {
        servers += fmt::format(" http://*:{0} ws://*:{0}", port);
    }
    return {.path = "/",
            .content = fmt::format("<!doctype html>\n<html lang=\"en\">\n<head>\n{}"
                                   "<style>{}</style>\n</head>\n<body>\n{}"
                                   "<script>{}</script>\n</body>\n</html>\n",
                                   head, style, knock_body(), script),
            .policy = fmt::format("default-src 'none'; script-src {}; style-src {}; img-src data:; "
                                  "connect-src 'self'{}",
                                  script_source(script), script_source(style), servers)};
}

}  // namespace asyncdemo
