// The requests that a server reads: in pieces they are the same as at once, and what is written of
// them is read as the same again.
#include <algorithm>
#include <string>
#include <vector>

#include "fuzz/target.hpp"
#include "wire/http_client.hpp"
#include "wire/http_server.hpp"

namespace asyncdemo::fuzz {
namespace {

struct read_requests {
    std::vector<wire::http_request> requests;
    int refused_with = 0;
    std::string rest;  // after an upgrade
};

// In pieces of that many bytes, each answered.
read_requests read_in(std::string_view text, std::size_t piece) {
    wire::http_limits limits;
    limits.head_bytes = 512;
    limits.fields = 8;
    limits.body_bytes = 256;
    wire::http_server server(limits);
    read_requests read;
    bool has_ended = false;
    while (!server.is_over() && !server.is_upgraded() && !has_ended) {
        has_ended = text.empty();
        if (has_ended) server.end();
        server.feed(text.substr(0, piece));
        text.remove_prefix(std::min(piece, text.size()));
        while (const wire::http_request* const asked = server.next()) {
            read.requests.push_back(*asked);
            const bool upgrades = asked->asks_for("websocket");
            server.answer(wire::http_response(upgrades ? 101 : 200));
        }
    }
    if (server.refusal()) read.refused_with = server.refusal()->status();
    if (server.is_upgraded()) read.rest = server.take_rest().append(text);
    return read;
}

bool same(const wire::http_request& a, const wire::http_request& b) {
    return a.method == b.method && a.target == b.target && a.body == b.body &&
           a.headers.lines() == b.headers.lines() && a.keeps_alive == b.keeps_alive &&
           a.minor_version == b.minor_version;
}

// What we would say ourselves is understood as it was meant.
void require_read_as_written(const wire::http_request& meant) {
    wire::http_client client("a");
    client.ask(wire::http_request(meant.method, meant.target.front() == '/' ? meant.target : "/",
                                  meant.body));
    std::string text;
    client.take_outgoing(text);
    wire::http_server server;
    server.feed(text);
    const wire::http_request* const read = server.next();
    require(read != nullptr, "a request that is written is read");
    require(read->method == meant.method && read->body == meant.body, "as it was meant");
}

}  // namespace

void take(std::string_view text) {
    const read_requests whole = read_in(text, text.size() + 1);
    for (const std::size_t piece : {1, 3, 64}) {
        const read_requests pieces = read_in(text, piece);
        require(pieces.refused_with == whole.refused_with, "pieces are refused as the whole is");
        require(pieces.rest == whole.rest, "as much is left of pieces as of the whole");
        require(std::equal(whole.requests.begin(), whole.requests.end(), pieces.requests.begin(),
                           pieces.requests.end(), same),
                "pieces are read as the whole is");
    }
    for (const wire::http_request& r : whole.requests) {
        require(r.minor_version == 0 || r.headers.count("Host") == 1, "a request is for one host");
        require(r.headers.count("Content-Length") + r.headers.count("Transfer-Encoding") <= 1,
                "the length of a body is said once");
        require_read_as_written(r);
    }
}

}  // namespace asyncdemo::fuzz
