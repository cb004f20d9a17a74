#include "wire/http_talk.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace wire::test {
namespace {

void answer_all(http_server& server, talk& t) {
    while (const http_request* const asked = server.next()) {
        t.requests.push_back(*asked);
        const http_request& r = t.requests.back();
        server.answer(http_response(200, r.method + " " + r.target + " " + r.body));
    }
    t.said += outgoing(server);
}

}  // namespace

talk tell_server(std::string_view bytes, std::size_t piece, const http_limits& limits) {
    http_server server(limits);
    talk t;
    while (!bytes.empty() && !server.is_over()) {
        const std::size_t count = std::min(piece, bytes.size());
        server.feed(bytes.substr(0, count));
        bytes.remove_prefix(count);
        answer_all(server, t);
    }
    t.is_over = server.is_over();
    if (server.refusal()) t.refused_with = server.refusal()->status();
    return t;
}

void check_refused(std::string_view bytes, int status, const http_limits& limits) {
    for (const std::size_t piece : sizes_of_pieces) {
        CAPTURE(piece);
        const talk t = tell_server(bytes, piece, limits);
        CHECK(t.requests.empty());
        CHECK(t.refused_with == status);
        REQUIRE(statuses(t.said).size() == 1);
        CHECK(statuses(t.said).front() == status);
        CHECK(t.said.find("Connection: close\r\n") != std::string::npos);
        CHECK(t.is_over);
    }
}

std::vector<int> statuses(std::string_view said) {
    constexpr std::string_view version = "HTTP/1.1 ";
    std::vector<int> found;
    for (std::size_t at = said.find(version); at != std::string_view::npos;
         at = said.find(version, at)) {
        at += version.size();
        found.push_back(std::stoi(std::string(said.substr(at, 3))));
    }
    return found;
}

}  // namespace wire::test
