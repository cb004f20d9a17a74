#include "wire/amqp_client.hpp"

#include <algorithm>
#include <concepts>
#include <utility>

namespace wire {
namespace {

constexpr std::uint16_t own_channel = 1;

template <class Method, class... Answers>
concept one_of = (std::same_as<Method, Answers> || ...);

template <class Method>
concept plain_answer =
    one_of<Method, amqp::queue_declare_ok, amqp::queue_delete_ok, amqp::basic_qos_ok,
           amqp::basic_consume_ok, amqp::basic_get_empty, amqp::confirm_select_ok>;

}  // namespace

amqp_client::amqp_client(amqp_login as, std::size_t longest_message)
    : login_(std::move(as)), outgoing_(amqp_greeting), incoming_(longest_message) {}

void amqp_client::feed(std::string_view bytes) {
    if (is_over_) return;
    frames_.feed(bytes);
    try {
        while (!is_over_) {
            const std::optional<amqp_frame> f = frames_.next();
            if (!f) return;
            take(*f);
        }
    } catch (const amqp_error& e) {
        fail(e);
        write_method(outgoing_, 0, amqp::connection_close{e.code(), e.what(), 0, 0});
    }
}

void amqp_client::end() {
    if (is_over_) return;
    fail({amqp_reply::connection_forced, "the broker has closed the connection"});
}

void amqp_client::fail(const amqp_error& why) {
    refusal_ = why;
    is_over_ = true;
}

std::optional<amqp_delivery> amqp_client::next() {
    if (delivered_.empty()) return std::nullopt;
    std::optional<amqp_delivery> oldest(std::move(delivered_.front()));
    delivered_.pop_front();
    return oldest;
}

// --- what we say

void amqp_client::say(const amqp::method& m) {
    if (!is_over_) write_method(out(), own_channel, m);
}

void amqp_client::ask(const amqp::method& m) {
    say(m);
    ++unanswered_;
}

void amqp_client::declare(std::string_view queue) {
    ask(amqp::queue_declare{.queue = queue, .durable = true});
}

void amqp_client::remove(std::string_view queue) { ask(amqp::queue_delete{queue}); }

void amqp_client::prefetch(std::uint16_t most) { ask(amqp::basic_qos{0, most, false}); }

void amqp_client::consume(std::string_view queue) { ask(amqp::basic_consume{queue}); }

void amqp_client::get(std::string_view queue) { ask(amqp::basic_get{queue}); }

void amqp_client::confirm_publications() {
    ask(amqp::confirm_select{});
    confirms_ = true;
}

void amqp_client::close() {
    if (!is_over_) write_method(out(), 0, amqp::connection_close{amqp_reply::success, "", 0, 0});
    ++unanswered_;
}

void amqp_client::publish(std::string_view queue, std::string_view body) {
    if (is_over_) return;
    say(amqp::basic_publish{.exchange = {}, .routing_key = queue});
    write_content(out(), own_channel, lasting_properties(), body, frame_bytes_);
    if (confirms_) unconfirmed_.insert(++published_);
}

void amqp_client::ack(std::uint64_t tag) { say(amqp::basic_ack{tag}); }

void amqp_client::reject(std::uint64_t tag, bool requeue) { say(amqp::basic_reject{tag, requeue}); }

void amqp_client::nack_up_to(std::uint64_t tag, bool requeue) {
    say(amqp::basic_nack{tag, true, requeue});
}

// --- what the broker says

void amqp_client::take(const amqp_frame& f) {
    switch (f.type) {
        case amqp_frame_type::heartbeat:
            return;
        case amqp_frame_type::header:
            return take_message(incoming_.take_header(f.payload));
        case amqp_frame_type::body:
            return take_message(incoming_.take_body(f.payload));
        case amqp_frame_type::method:
            incoming_.require_none();
            return std::visit([this](const auto& m) { on(m); }, read_method(f.payload));
    }
}

void amqp_client::on(const amqp::connection_start& m) {
    product_ = m.server.product;
    version_ = m.server.version;
    const std::string secret = '\0' + login_.user + '\0' + login_.password;
    write_method(outgoing_, 0,
                 amqp::connection_start_ok{{"asyncdemo", ""}, "PLAIN", secret, "en_US"});
}

// A broker that has no limit says 0.
void amqp_client::on(const amqp::connection_tune& m) {
    frame_bytes_ = m.frame_max > 0 ? std::min(m.frame_max, amqp_frame_bytes) : amqp_frame_bytes;
    constexpr std::uint16_t no_heartbeat = 0;
    write_method(outgoing_, 0, amqp::connection_tune_ok{{own_channel, frame_bytes_, no_heartbeat}});
    write_method(outgoing_, 0, amqp::connection_open{login_.vhost});
}

void amqp_client::on(const amqp::connection_open_ok&) {
    write_method(outgoing_, own_channel, amqp::channel_open{});
}

void amqp_client::on(const amqp::channel_open_ok&) {
    is_open_ = true;
    --unanswered_;
    outgoing_.append(std::exchange(held_back_, {}));
}

void amqp_client::on(const amqp::connection_close& m) {
    fail({m.reply_code, std::string(m.reply_text)});
    write_method(outgoing_, 0, amqp::connection_close_ok{});
}

void amqp_client::on(const amqp::connection_close_ok&) {
    is_over_ = true;
    unanswered_ = 0;
}

// It has no other channel, so it ends, too.
void amqp_client::on(const amqp::channel_close& m) {
    fail({m.reply_code, std::string(m.reply_text)});
    write_method(outgoing_, own_channel, amqp::channel_close_ok{});
    write_method(outgoing_, 0, amqp::connection_close{amqp_reply::success, "", 0, 0});
}

void amqp_client::on(const amqp::basic_cancel&) {
    fail(amqp_error::because(amqp_reply::not_found, "the queue was deleted"));
}

void amqp_client::on(const amqp::basic_deliver& m) { announce(m.delivery_tag, m.redelivered); }

void amqp_client::on(const amqp::basic_get_ok& m) {
    --unanswered_;
    announce(m.delivery_tag, m.redelivered);
}

void amqp_client::announce(std::uint64_t tag, bool is_redelivered) {
    incoming_.begin();
    announced_ = {tag, is_redelivered};
}

void amqp_client::take_message(std::optional<amqp_message> m) {
    if (!m) return;
    announced_.body = std::move(m->body);
    delivered_.push_back(std::exchange(announced_, {}));
}

void amqp_client::on(const amqp::basic_ack& m) { settle(m.delivery_tag, m.multiple, false); }

void amqp_client::on(const amqp::basic_nack& m) { settle(m.delivery_tag, m.multiple, true); }

void amqp_client::settle(std::uint64_t tag, bool multiple, bool is_refused) {
    const auto first = multiple ? unconfirmed_.begin() : unconfirmed_.lower_bound(tag);
    const auto last = unconfirmed_.upper_bound(tag);
    if (is_refused) refused_messages_ += static_cast<std::size_t>(std::distance(first, last));
    unconfirmed_.erase(first, last);
}

void amqp_client::on(const auto& answer) {
    const bool is_expected = plain_answer<std::remove_cvref_t<decltype(answer)>> && unanswered_ > 0;
    if (!is_expected) {
        throw amqp_error::because(amqp_reply::command_invalid, name_of_method(answer));
    }
    --unanswered_;
}

}  // namespace wire
