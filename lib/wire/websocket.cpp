#include "wire/websocket.hpp"

#include <stdexcept>

namespace wire {
namespace {

constexpr std::size_t longest_control = 125;
constexpr std::size_t kept_messages = 16;  // places for some, by an idle connection

bool is_control(websocket_opcode opcode) { return opcode >= websocket_opcode::close; }

bool is_known(websocket_opcode opcode) {
    return opcode <= websocket_opcode::binary ||
           (is_control(opcode) && opcode <= websocket_opcode::pong);
}

bool may_be_sent(unsigned code) {
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) ||
           (code >= 3000 && code <= 4999);
}

std::string close_payload(std::uint16_t code, std::string_view reason) {
    std::string payload{static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)};
    return payload.append(reason);
}

void require(bool holds, const char* why, std::uint16_t code = websocket_code::protocol_error) {
    if (!holds) throw websocket_violation(code, why);
}

}  // namespace

void websocket::feed(std::string_view bytes) {
    try {
        while (!is_over()) {
            const std::optional<frame_part> part = frames_.read(bytes);
            if (!part) return;
            take(*part);
        }
    } catch (const websocket_violation& v) {
        has_broken_rules_ = true;
        code_ = v.code();
        reason_ = v.what();
        say_last(close_payload(code_, reason_));
    }
}

void websocket::end() noexcept {
    is_open_ = false;
    if (!is_over()) code_ = websocket_code::abnormal;
}

void websocket::take(const frame_part& part) {
    if (part.is_first) check_head(part);
    if (part.is_last) ++whole_frames_;
    if (is_control(part.opcode)) {
        take_control(part);
    } else {
        take_data(part);
    }
}

void websocket::check_head(const frame_part& part) const {
    require(!part.has_reserved_bits, "a frame has a reserved bit");
    if (own_ == side::server) require(part.is_masked, "a client's frame has no mask");
    if (own_ == side::client) require(!part.is_masked, "a server's frame has a mask");
    require(is_known(part.opcode), "a frame has an unknown opcode");
    if (is_control(part.opcode)) {
        const bool is_half_a_code = part.opcode == websocket_opcode::close && part.frame_bytes == 1;
        require(!is_half_a_code, "a close has half a code");
        return;
    }
    const bool is_within = kind_ != websocket_opcode::continuation;
    const bool continues = part.opcode == websocket_opcode::continuation;
    require(continues || !is_within, "a message begins within another one");
    require(is_within || !continues, "a frame continues no message");
    require(part.frame_bytes <= longest_ - message_.size(), "a message is too long",
            websocket_code::too_big);
}

void websocket::take_data(const frame_part& part) {
    if (kind_ == websocket_opcode::continuation) kind_ = part.opcode;
    if (kind_ == websocket_opcode::text) {
        require(utf8_.take(part.payload), "a text is not UTF-8", websocket_code::not_utf8);
    }
    message_.append(part.payload);
    if (part.is_last && part.is_final) finish_message();
}

void websocket::finish_message() {
    require(utf8_.is_complete(), "a text ends within a character", websocket_code::not_utf8);
    messages_.emplace_back(std::exchange(message_, {}), kind_ == websocket_opcode::binary);
    kind_ = websocket_opcode::continuation;
}

void websocket::take_control(const frame_part& part) {
    control_.append(part.payload);
    if (!part.is_last) return;
    if (part.opcode == websocket_opcode::ping) write(websocket_opcode::pong, control_);
    if (part.opcode == websocket_opcode::pong) ++pongs_;
    if (part.opcode == websocket_opcode::close) take_close();
    control_.clear();
}

void websocket::take_close() {
    if (control_.empty()) {
        code_ = websocket_code::none;
    } else {
        const unsigned code =
            static_cast<std::uint8_t>(control_[0]) * 256U + static_cast<std::uint8_t>(control_[1]);
        require(may_be_sent(code), "a close has a code that is never sent");
        const std::string_view reason = std::string_view(control_).substr(2);
        utf8_check check;
        require(check.take(reason) && check.is_complete(), "a reason is not UTF-8",
                websocket_code::not_utf8);
        code_ = static_cast<std::uint16_t>(code);
        reason_ = reason;
    }
    say_last(std::string_view(control_).substr(0, 2));
}

std::optional<websocket_message> websocket::next() {
    if (next_ == messages_.size()) return std::nullopt;
    std::optional<websocket_message> oldest(std::move(messages_[next_++]));
    if (next_ == messages_.size()) {
        messages_.clear();
        if (messages_.capacity() > kept_messages) messages_.shrink_to_fit();
        next_ = 0;
    }
    return oldest;
}

void websocket::send(std::string_view text) { write(websocket_opcode::text, text); }

void websocket::send_binary(std::string_view bytes) { write(websocket_opcode::binary, bytes); }

void websocket::ping(std::string_view payload) {
    if (payload.size() > longest_control) throw std::invalid_argument("too long a ping");
    write(websocket_opcode::ping, payload);
}

void websocket::close(std::uint16_t code, std::string_view reason) {
    const std::string payload = close_payload(code, reason);
    if (!may_be_sent(code)) throw std::invalid_argument("a code that is never sent");
    if (payload.size() > longest_control) throw std::invalid_argument("too long a reason");
    say_last(payload);
}

void websocket::say_last(std::string_view payload) {
    write(websocket_opcode::close, payload);
    is_open_ = false;
}

void websocket::write(websocket_opcode opcode, std::string_view payload) {
    if (is_open_) frames_.write(outgoing_, opcode, payload);
}

}  // namespace wire
