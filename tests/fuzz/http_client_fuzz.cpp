// The responses that a client reads, to a GET, a HEAD and a request for an upgrade: in pieces they
// are the same as at once.
#include <algorithm>
#include <string>
#include <vector>

#include "fuzz/target.hpp"
#include "wire/http_client.hpp"

namespace asyncdemo::fuzz {
namespace {

struct read_responses {
    std::vector<wire::http_response> responses;
    bool is_refused = false;
    std::size_t unanswered = 0;
    std::string rest;  // after an upgrade
};

read_responses read_in(std::string_view text, std::size_t piece) {
    wire::http_limits limits;
    limits.head_bytes = 512;
    limits.fields = 8;
    limits.body_bytes = 256;
    wire::http_client client("a", limits);
    wire::http_request upgrade;
    upgrade.headers.add("Upgrade", "websocket");
    client.ask(wire::http_request());
    client.ask(wire::http_request("HEAD"));
    client.ask(upgrade);
    read_responses read;
    try {
        bool has_ended = false;
        while (!client.is_over() && !client.is_upgraded() && !has_ended) {
            has_ended = text.empty();
            if (has_ended) client.end();
            client.feed(text.substr(0, piece));
            text.remove_prefix(std::min(piece, text.size()));
            while (const wire::http_response* const r = client.next()) read.responses.push_back(*r);
        }
    } catch (const wire::http_error&) {
        read.is_refused = true;
    }
    read.unanswered = client.unanswered();
    if (client.is_upgraded()) read.rest = client.take_rest().append(text);
    return read;
}

bool same(const wire::http_response& a, const wire::http_response& b) {
    return a.status == b.status && a.body == b.body && a.headers.lines() == b.headers.lines() &&
           a.keeps_alive == b.keeps_alive;
}

}  // namespace

void take(std::string_view text) {
    const read_responses whole = read_in(text, text.size() + 1);
    for (const std::size_t piece : {1, 3, 64}) {
        const read_responses pieces = read_in(text, piece);
        require(pieces.is_refused == whole.is_refused, "pieces are refused as the whole is");
        require(pieces.unanswered == whole.unanswered, "pieces answer as much as the whole does");
        require(pieces.rest == whole.rest, "as much is left of pieces as of the whole");
        require(std::equal(whole.responses.begin(), whole.responses.end(), pieces.responses.begin(),
                           pieces.responses.end(), same),
                "pieces are read as the whole is");
    }
}

}  // namespace asyncdemo::fuzz
