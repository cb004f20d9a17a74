#include "wire/amqp_broker_connection.hpp"

#include <algorithm>
#include <utility>

#include "wire/amqp_codec.hpp"

namespace wire {
namespace {

constexpr std::uint32_t least_frame_max = 4096;
constexpr amqp_method_id channel_close_id{20, 40};
constexpr amqp_method_id channel_close_ok_id{20, 41};

// What fits into a close.
std::string_view text_of(const amqp_error& e) {
    constexpr std::size_t longest = 255;
    return std::string_view(e.what()).substr(0, longest);
}

}  // namespace

amqp_broker_connection::amqp_broker_connection(amqp_broker& at, std::function<void()> wake)
    : broker_(at), line_(std::move(wake), at.limits().unsent_bytes) {}

void amqp_broker_connection::feed(std::string_view bytes) {
    if (is_over()) return;
    frames_.feed(bytes);
    if (state_ == state::greeting) greet();
    try {
        while (state_ != state::greeting && !is_over()) {
            const std::optional<amqp_frame> f = frames_.next();
            if (!f) return;
            take(*f);
        }
    } catch (const amqp_error& e) {
        close(e, {});
        state_ = state::over;  // nobody knows where the next frame would begin
    }
}

void amqp_broker_connection::greet() {
    const std::optional<bool> is_known = frames_.take_greeting();
    if (!is_known) return;
    if (*is_known) {
        const amqp::peer self{"asyncdemo", broker_.version()};
        line_.say(0, amqp::connection_start{0, 9, self, "PLAIN", "en_US"});
        state_ = state::starting;
    } else {
        line_.add([](std::string& out) { out.append(amqp_greeting); });  // what it should have been
        state_ = state::over;
    }
}

void amqp_broker_connection::end() {
    end_channels();
    state_ = state::over;
}

void amqp_broker_connection::end_channels() {
    for (auto& [number, channel] : channels_) channel.stop_consuming();
    channels_.clear();
    broker_.remove_queues_of(&line_);
}

void amqp_broker_connection::take_outgoing(std::string& spare) {
    const bool was_full = line_.is_full();
    line_.take(spare);
    if (!was_full) return;
    for (auto& [number, channel] : channels_) channel.resume();
}

std::size_t amqp_broker_connection::in_hand() const noexcept {
    std::size_t all = 0;
    for (const auto& [number, channel] : channels_) all += channel.in_hand();
    return all;
}

void amqp_broker_connection::beat() {
    if (state_ != state::open) return;
    line_.add([](std::string& out) { write_frame(out, amqp_frame_type::heartbeat, 0, {}); });
}

// --- what the client says

void amqp_broker_connection::take(const amqp_frame& f) {
    if (f.type == amqp_frame_type::heartbeat) return;
    if (state_ == state::closing && f.channel != 0) return;  // said before it knew
    try {
        if (f.channel != 0) return take_of_channel(f);
        if (f.type != amqp_frame_type::method) {
            throw amqp_error::because(amqp_reply::unexpected_frame, "a message without a channel");
        }
        std::visit([this](const auto& m) { on(m); }, read_method(f.payload));
    } catch (const amqp_error& e) {
        refuse(e, f);
    }
}

void amqp_broker_connection::refuse(const amqp_error& why, const amqp_frame& f) {
    const bool is_method = f.type == amqp_frame_type::method;
    const amqp_method_id said = is_method ? id_of_method(f.payload) : amqp_method_id{};
    if (f.channel == 0 || !why.is_of_channel()) return close(why, said);
    channels_.erase(f.channel);
    closing_.insert(f.channel);
    line_.say(f.channel,
              amqp::channel_close{{why.code(), text_of(why), said.class_id, said.method_id}});
}

void amqp_broker_connection::close(const amqp_error& why, const amqp_method_id& refused) {
    if (state_ == state::closing) return end();
    refusal_ = why;
    state_ = state::closing;
    end_channels();
    line_.say(
        0, amqp::connection_close{why.code(), text_of(why), refused.class_id, refused.method_id});
}

void amqp_broker_connection::take_of_channel(const amqp_frame& f) {
    if (state_ != state::open) {
        throw amqp_error::because(amqp_reply::command_invalid, "the connection is not open");
    }
    if (closing_.contains(f.channel)) return take_of_closed_channel(f);
    const auto found = channels_.find(f.channel);
    if (found == channels_.end()) return take_of_no_channel(f);
    amqp_broker_channel& channel = found->second;
    if (f.type == amqp_frame_type::header) return channel.take_header(f.payload);
    if (f.type == amqp_frame_type::body) return channel.take_body(f.payload);
    const amqp::method said = read_method(f.payload);
    if (std::holds_alternative<amqp::channel_open>(said)) {
        throw amqp_error::because(amqp_reply::channel_error, "second 'channel.open' seen");
    }
    if (!std::holds_alternative<amqp::channel_close>(said)) return channel.take(said);
    channels_.erase(found);
    line_.say(f.channel, amqp::channel_close_ok{});
}

// It may only be opened.
void amqp_broker_connection::take_of_no_channel(const amqp_frame& f) {
    const bool opens = f.type == amqp_frame_type::method &&
                       std::holds_alternative<amqp::channel_open>(read_method(f.payload));
    if (!opens) throw amqp_error::because(amqp_reply::channel_error, "expected 'channel.open'");
    const std::string most = std::to_string(broker_.limits().channels);
    if (channels_.size() >= broker_.limits().channels) {
        throw amqp_error::because(amqp_reply::not_allowed,
                                  "number of channels opened (" + most +
                                      ") has reached the negotiated channel_max (" + most + ")");
    }
    channels_.try_emplace(f.channel, broker_, line_, f.channel);
    line_.say(f.channel, amqp::channel_open_ok{});
}

// All but the end of it was said before the client knew.
void amqp_broker_connection::take_of_closed_channel(const amqp_frame& f) {
    if (f.type != amqp_frame_type::method) return;
    const amqp_method_id said = id_of_method(f.payload);
    if (said == channel_close_id) line_.say(f.channel, amqp::channel_close_ok{});
    if (said == channel_close_ok_id) closing_.erase(f.channel);
}

void amqp_broker_connection::require(state expected, const amqp::method& said) const {
    if (state_ == expected) return;
    throw amqp_error::because(amqp_reply::command_invalid, name_of_method(said));
}

void amqp_broker_connection::on(const amqp::connection_start_ok& m) {
    require(state::starting, m);
    if (m.mechanism != "PLAIN") {
        throw amqp_error::because(
            amqp_reply::command_invalid,
            "unknown authentication mechanism '" + std::string(m.mechanism) + "'");
    }
    line_.hears_cancels = m.client.hears_cancels;
    const amqp_limits& limits = broker_.limits();
    line_.say(0, amqp::connection_tune{limits.channels, amqp_frame_bytes, limits.heartbeat_s});
    state_ = state::tuning;
}

void amqp_broker_connection::on(const amqp::connection_tune_ok& m) {
    require(state::tuning, m);
    if (m.frame_max > 0 && m.frame_max < least_frame_max) {
        throw amqp_error::because(amqp_reply::not_allowed, "frame_max is lower than 4096");
    }
    if (m.frame_max > 0) line_.frame_bytes = std::min(m.frame_max, amqp_frame_bytes);
    heartbeat_s_ = m.heartbeat;
    state_ = state::opening;
}

void amqp_broker_connection::on(const amqp::connection_open& m) {
    require(state::opening, m);
    if (m.virtual_host != "/") {
        throw amqp_error::because(amqp_reply::not_allowed,
                                  "vhost " + std::string(m.virtual_host) + " not found");
    }
    line_.say(0, amqp::connection_open_ok{});
    state_ = state::open;
}

void amqp_broker_connection::on(const amqp::connection_close&) {
    end();
    line_.say(0, amqp::connection_close_ok{});
}

void amqp_broker_connection::on(const amqp::connection_close_ok& m) {
    require(state::closing, m);
    state_ = state::over;
}

void amqp_broker_connection::on(const auto& other) {
    if (state_ == state::closing) return;
    throw amqp_error::because(amqp_reply::command_invalid, name_of_method(other));
}

}  // namespace wire
