#include "serving/websocket_door.hpp"

#include <string>

#include "wire/websocket_handshake.hpp"

namespace asyncdemo {
namespace {

// A page of this server comes from the host that the request is for.
bool is_from_own_page(const wire::http_request& asked) {
    const wire::http_headers& fields = asked.headers;
    if (fields.count("Origin") == 0) return true;
    return fields.count("Origin") == 1 &&
           wire::equal_but_for_case(fields.get("Origin"),
                                    "http://" + std::string(fields.get("Host")));
}

}  // namespace

wire::http_response answer_at_door(const wire::http_request& asked, const message_page& page) {
    if (asked.target != websocket_target) return page.answer(asked);
    if (!is_from_own_page(asked)) {
        return wire::http_response(403, "A page of another server asks for this.\n", "text/plain");
    }
    return wire::websocket_answer(asked);
}

}  // namespace asyncdemo
