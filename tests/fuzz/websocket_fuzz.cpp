// The frames that both sides of a WebSocket read: in pieces they are the same as at once, and a
// message is sent on as it was received.
#include <algorithm>
#include <string>
#include <vector>

#include "fuzz/target.hpp"
#include "wire/websocket.hpp"

namespace asyncdemo::fuzz {
namespace {

constexpr std::size_t longest = 300;

struct heard {
    std::vector<wire::websocket_message> messages;
    std::string said;
    std::string reason;
    unsigned code = 0;
    std::size_t pongs = 0;
};

heard hear(wire::websocket::side own, std::string_view text, std::size_t piece) {
    wire::websocket codec(own, longest);
    heard h;
    while (!text.empty()) {
        codec.feed(text.substr(0, piece));
        text.remove_prefix(std::min(piece, text.size()));
        while (std::optional<wire::websocket_message> m = codec.next()) {
            h.messages.push_back(std::move(*m));
        }
    }
    codec.take_outgoing(h.said);
    h.reason = codec.reason();
    h.code = codec.code();
    h.pongs = codec.pongs();
    return h;
}

bool same(const wire::websocket_message& a, const wire::websocket_message& b) {
    return a.text == b.text && a.is_binary == b.is_binary;
}

void require_same(const heard& whole, const heard& pieces, bool is_masked) {
    require(whole.code == pieces.code && whole.reason == pieces.reason, "the end is the same");
    require(whole.pongs == pieces.pongs, "the signs of life are the same");
    require(is_masked ? whole.said.size() == pieces.said.size() : whole.said == pieces.said,
            "what is said is the same");
    require(std::equal(whole.messages.begin(), whole.messages.end(), pieces.messages.begin(),
                       pieces.messages.end(), same),
            "pieces are read as the whole is");
}

// What one side received, it can send, and the other side receives that.
void require_sent_on(const std::vector<wire::websocket_message>& messages) {
    wire::websocket from(wire::websocket::side::client, longest);
    wire::websocket to(wire::websocket::side::server, longest);
    std::string text;
    for (const wire::websocket_message& m : messages) {
        m.is_binary ? from.send_binary(m.text) : from.send(m.text);
        from.take_outgoing(text);
        to.feed(text);
        const std::optional<wire::websocket_message> received = to.next();
        require(received && same(*received, m), "a message is received as it was sent");
    }
}

}  // namespace

void take(std::string_view text) {
    using side = wire::websocket::side;
    for (const side own : {side::client, side::server}) {
        const heard whole = hear(own, text, text.size() + 1);
        for (const std::size_t piece : {1, 3, 64}) {
            require_same(whole, hear(own, text, piece), own == side::client);
        }
        require_sent_on(whole.messages);
        // What a server says is understood by a client.
        if (own == side::server) {
            require(hear(side::client, whole.said, whole.said.size() + 1).code == whole.code ||
                        whole.code == 1005,
                    "a close is understood");
        }
    }
}

}  // namespace asyncdemo::fuzz
