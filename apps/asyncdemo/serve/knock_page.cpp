#include "asyncdemo/serve/knock_page.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "asyncdemo/serve/knock_files.hpp"
#include "report/html/live_page.hpp"

namespace asyncdemo {

web_page knock_page(const std::vector<std::uint16_t>& ports) {
    std::string servers;
    for (const std::uint16_t port : ports) {
        servers += fmt::format(" http://*:{0} ws://*:{0}", port);
    }
    live_page page = draw_live_page({.title = "Knock · asyncdemo",
                                     .body = knock_body(),
                                     .style = knock_style(),
                                     .scripts = {knock_script()},
                                     .reaches = std::move(servers)});
    return {.path = "/",
            .content = std::move(page.html),
            .policy = std::move(page.content_security_policy)};
}

}  // namespace asyncdemo
