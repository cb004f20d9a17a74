#include "serving/websocket_door.hpp"

#include <cstddef>

#include "wire/websocket_handshake.hpp"

namespace asyncdemo {
namespace {

// Of "192.0.2.1:9001" and "[::1]:9001" what stands before the port.
std::string_view without_port(std::string_view host) {
    const std::size_t colon = host.rfind(':');
    constexpr std::size_t none = std::string_view::npos;
    const bool is_port = colon != none && host.find(']', colon) == none;
    return is_port ? host.substr(0, colon) : host;
}

// A page of this program comes from the host that the request is for: from this port, or, for
// phones, from another one (`serve`).
bool is_from_own_page(const wire::http_request& asked) {
    constexpr std::string_view scheme = "http://";
    const wire::http_headers& fields = asked.headers;
    if (fields.count("Origin") == 0) return true;
    const std::string_view origin = fields.get("Origin");
    return fields.count("Origin") == 1 && origin.starts_with(scheme) &&
           wire::equal_but_for_case(without_port(origin.substr(scheme.size())),
                                    without_port(fields.get("Host")));
}

}  // namespace

wire::http_response answer_at_door(const wire::http_request& asked, const message_page& page) {
    const std::string_view target = asked.target;
    if (target.substr(0, target.find('?')) != websocket_target) return page.answer(asked);
    if (!is_from_own_page(asked)) {
        return wire::http_response(403, "A page of another server asks for this.\n", "text/plain");
    }
    return wire::websocket_answer(asked);
}

}  // namespace asyncdemo
