#include "asyncdemo/room/room_server.hpp"

#include <fmt/format.h>

#include <utility>

#include "aio/first_of.hpp"
#include "aio/task.hpp"
#include "asyncdemo/room/room_host.hpp"
#include "asyncdemo/room/room_page.hpp"
#include "asyncdemo/room/room_session.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "web/qr_code.hpp"
#include "web/web_server.hpp"

namespace asyncdemo {
namespace {

web_page page_at(std::string path, live_page page) {
    return {.path = std::move(path),
            .content = std::move(page.html),
            .policy = std::move(page.content_security_policy)};
}

std::vector<web_page> pages_of_room() {
    std::vector<web_page> pages;
    pages.push_back(page_at("/", room_page()));
    pages.push_back(page_at("/screen", screen_page()));
    return pages;
}

std::string url_of(const std::string& host, std::uint16_t port) {
    return fmt::format("http://{}/", to_string(address{host, port}));
}

std::vector<std::string> rows_of(const qr_code& code) {
    std::vector<std::string> rows(code.size(), std::string(code.size(), ' '));
    for (std::size_t row = 0; row < code.size(); ++row) {
        for (std::size_t column = 0; column < code.size(); ++column) {
            if (code.is_dark(column, row)) rows[row][column] = '#';
        }
    }
    return rows;
}

invitation invitation_to(const room_door& door, std::uint16_t port) {
    invitation to;
    for (const std::string& host : door.reachable) to.addresses.push_back(url_of(host, port));
    // A wildcard of a machine that is in no network leads to itself alone.
    if (to.addresses.empty()) to.addresses.push_back(url_of("127.0.0.1", port));
    to.is_for_network = !is_loopback(door.at) && !door.reachable.empty();
    if (to.is_for_network) to.code = rows_of(qr_code(to.addresses.front()));
    return to;
}

// It stays above the pages, to be scrolled back to.
void tell_who_can_come(const invitation& to, const address& at) {
    if (!is_loopback(at)) {
        tell(fmt::format("warning: --host {} lets everybody on the network come into this room",
                         at.host));
    }
    for (const std::string& address : to.addresses) {
        write_message(fmt::format("Open:  {}\n", address));
    }
}

aio::task<> hold(room* r, const room_door* door, const step_screen* on, const wish_to_end* enough) {
    room_host host(*r);
    web_server server(door->at.endpoint(), pages_of_room(), host.people());
    host.invite(invitation_to(*door, server.port()));
    tell_who_can_come(host.invited(), door->at);
    co_await aio::first_of(server.serve(), host.tell_counts(), lead_room(*r, host, *on, *enough));
}

}  // namespace

aio::task<> hold_room(room& r, const room_door& door, const step_screen& on,
                      const wish_to_end& enough) {
    return hold(&r, &door, &on, &enough);
}

}  // namespace asyncdemo
