// Both ends of AMQP: in pieces they hear what they hear at once, a broker loses none of what it was
// given and holds nothing when all have gone, and a client understands what a broker says.
#include <algorithm>
#include <string>
#include <vector>

#include "fuzz/target.hpp"
#include "wire/amqp_broker.hpp"
#include "wire/amqp_broker_connection.hpp"
#include "wire/amqp_client.hpp"
#include "wire/amqp_url.hpp"

namespace asyncdemo::fuzz {
namespace {

constexpr wire::amqp_limits tight{.message_bytes = 300,
                                  .channels = 3,
                                  .consumers = 3,
                                  .queues = 3,
                                  .messages = 10,
                                  .stored_bytes = 1000,
                                  .unsent_bytes = 2000};

void feed(auto& to, std::string_view text, std::size_t piece) {
    for (; !text.empty(); text.remove_prefix(std::min(piece, text.size()))) {
        to.feed(text.substr(0, piece));
    }
}

struct heard {
    std::string said;
    std::vector<std::string> messages;
    int refused_with = 0;
    bool is_over = false;

    friend bool operator==(const heard&, const heard&) = default;
};

heard at_broker(std::string_view text, std::size_t piece) {
    wire::amqp_broker broker("1", tight);
    heard h;
    {
        wire::amqp_broker_connection connection(broker, [] {});
        feed(connection, text, piece);
        std::string some;
        for (connection.take_outgoing(some); !some.empty(); connection.take_outgoing(some)) {
            h.said += some;
        }
        h.is_over = connection.is_over();
        if (connection.refusal()) h.refused_with = connection.refusal()->code();
        const wire::amqp_stock& stock = broker.stock();
        require(stock.messages <= tight.messages, "a broker holds no more than it may");
        require(stock.bytes <= tight.stored_bytes, "nor more bytes");
        require(connection.in_hand() <= stock.messages, "what is in a hand is held");
    }
    return h;
}

heard at_client(std::string_view text, std::size_t piece) {
    wire::amqp_client client({}, tight.message_bytes);
    client.confirm_publications();
    client.publish("q", "a");
    client.consume("q");
    feed(client, text, piece);
    heard h;
    client.take_outgoing(h.said);
    while (const auto m = client.next()) h.messages.push_back(m->body);
    h.is_over = client.is_over();
    if (client.refusal()) h.refused_with = client.refusal()->code();
    return h;
}

// Another client that comes afterwards is served, whatever the first one said.
void require_harmless(std::string_view text) {
    wire::amqp_broker broker("1", tight);
    wire::amqp_broker_connection odd(broker, [] {});
    wire::amqp_broker_connection plain(broker, [] {});
    wire::amqp_client client({});
    client.declare("a queue of its own");
    std::string some;
    bool is_quiet = false;
    odd.feed(text);
    odd.end();
    while (!is_quiet) {
        client.take_outgoing(some);
        plain.feed(some);
        plain.take_outgoing(some);
        is_quiet = some.empty();
        client.feed(some);
    }
    const bool is_full = client.refusal() && client.refusal()->code() == 406;
    require(is_full || client.unanswered() == 0, "another client is served");
}

}  // namespace

void take(std::string_view text) {
    const heard broker = at_broker(text, text.size() + 1);
    const heard client = at_client(text, text.size() + 1);
    for (const std::size_t piece : {1, 3, 64}) {
        require(at_broker(text, piece) == broker, "a broker reads pieces as the whole");
        require(at_client(text, piece) == client, "a client reads pieces as the whole");
    }
    const heard answered = at_client(broker.said, broker.said.size() + 1);
    // Unless these are the greeting, for who speaks something else, or a close with that code.
    const bool tells_why =
        broker.said.starts_with("AMQP") || answered.refused_with == broker.refused_with;
    require(tells_why || (answered.refused_with != 501 && answered.refused_with != 502),
            "a client understands the words of a broker");
    require_harmless(text);
    try {
        const wire::amqp_url url = wire::parse_amqp_url(text);
        require(!url.host.empty() && url.port != 0, "a URL names a place");
    } catch (const std::invalid_argument&) {
    }
}

}  // namespace asyncdemo::fuzz
