#include "wire/amqp_talk.hpp"

#include <algorithm>

#include "wire/amqp_codec.hpp"
#include "wire/amqp_frames.hpp"
#include "wire/http_talk.hpp"

namespace wire::test {
namespace {

// What tests look at, of some methods.
std::string details(const amqp::connection_close& m) {
    return " " + std::to_string(m.reply_code) + " " + std::string(m.reply_text);
}
std::string details(const amqp::channel_close& m) {
    return details(static_cast<const amqp::connection_close&>(m));
}
std::string details(const amqp::basic_return& m) { return " " + std::string(m.reply_text); }
std::string details(const amqp::queue_declare_ok& m) {
    return " " + std::string(m.queue) + " " + std::to_string(m.message_count) + " " +
           std::to_string(m.consumer_count);
}
std::string details(const amqp::queue_delete_ok& m) {
    return " " + std::to_string(m.message_count);
}
std::string details(const amqp::queue_purge_ok& m) { return " " + std::to_string(m.message_count); }
std::string details(const amqp::basic_consume_ok& m) { return " " + std::string(m.consumer_tag); }
std::string details(const amqp::basic_cancel& m) { return " " + std::string(m.consumer_tag); }
std::string details(const amqp::basic_ack& m) { return " " + std::to_string(m.delivery_tag); }
std::string details(const amqp::basic_nack& m) { return " " + std::to_string(m.delivery_tag); }
std::string details(const amqp::basic_deliver& m) {
    return " " + std::to_string(m.delivery_tag) + (m.redelivered ? " again" : "");
}
std::string details(const amqp::basic_get_ok& m) {
    return " " + std::to_string(m.delivery_tag) + (m.redelivered ? " again" : "");
}
std::string details(const auto&) { return {}; }

}  // namespace

std::string bytes_of(std::uint16_t channel, const amqp::method& m) {
    std::string bytes;
    write_method(bytes, channel, m);
    return bytes;
}

std::string bytes_of(std::uint16_t channel, const amqp::method& m, std::string_view body) {
    std::string bytes = bytes_of(channel, m);
    write_content(bytes, channel, lasting_properties(), body, amqp_frame_bytes);
    return bytes;
}

std::string words_of(std::string_view bytes) {
    amqp_frames frames;
    frames.feed(bytes);
    std::string words;
    const auto add = [&words](const std::string& line) {
        words.append(words.empty() ? "" : "; ").append(line);
    };
    while (const auto f = frames.next()) {
        if (f->type == amqp_frame_type::body) words.append(" '").append(f->payload) += '\'';
        if (f->type == amqp_frame_type::heartbeat) add("heartbeat");
        if (f->type != amqp_frame_type::method) continue;
        const amqp::method m = read_method(f->payload);
        const auto in_words = [](const auto& one) { return details(one); };
        add(std::to_string(f->channel) + " " + name_of_method(m) + std::visit(in_words, m));
    }
    return words;
}

std::string first_words(std::string_view vhost) {
    std::string bytes(amqp_greeting);
    const amqp::peer self{"test", "1", true};
    const std::string secret("\0guest\0guest", 12);
    write_method(bytes, 0, amqp::connection_start_ok{self, "PLAIN", secret, "en_US"});
    write_method(bytes, 0, amqp::connection_tune_ok{{0, amqp_frame_bytes, 60}});
    write_method(bytes, 0, amqp::connection_open{vhost});
    write_method(bytes, 1, amqp::channel_open{});
    return bytes;
}

guest::guest(amqp_broker& at, std::size_t piece)
    : connection_(at, [this] { ++wakes_; }), piece_(piece) {
    say(first_words());
}

std::string guest::say(std::string_view bytes) {
    std::string said;
    std::string some;
    do {
        connection_.feed(bytes.substr(0, piece_));
        bytes.remove_prefix(std::min(piece_, bytes.size()));
        connection_.take_outgoing(some);
        said += some;
    } while (!bytes.empty());
    return words_of(said);
}

std::string guest::heard() { return words_of(outgoing(connection_)); }

void guest::publish(std::string_view queue, std::string_view body) {
    say(bytes_of(1, amqp::basic_publish{.exchange = {}, .routing_key = queue}, body));
}

}  // namespace wire::test
