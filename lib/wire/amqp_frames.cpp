#include "wire/amqp_frames.hpp"

#include <algorithm>

#include "wire/amqp_error.hpp"
#include "wire/amqp_limits.hpp"

namespace wire {
namespace {

constexpr std::size_t head_bytes = 7;  // type, channel, size
constexpr std::size_t around_bytes = head_bytes + 1;
constexpr char frame_end = '\xCE';
constexpr std::size_t kept_by_idle = 4096;

template <class Number>
void write_number(std::string& out, Number number) {
    for (int shift = 8 * (sizeof number - 1); shift >= 0; shift -= 8) {
        out += static_cast<char>(number >> shift);
    }
}

amqp_frame_type known_type(char of_frame) {
    switch (const auto type = static_cast<amqp_frame_type>(of_frame)) {
        case amqp_frame_type::method:
        case amqp_frame_type::header:
        case amqp_frame_type::body:
        case amqp_frame_type::heartbeat:
            return type;
    }
    throw amqp_error::because(amqp_reply::frame_error, "a frame of an unknown type");
}

}  // namespace

std::uint64_t read_number(std::string_view bytes) noexcept {
    std::uint64_t number = 0;
    for (const char c : bytes) number = number << 8 | static_cast<std::uint8_t>(c);
    return number;
}

void amqp_frames::feed(std::string_view bytes) {
    bytes_.erase(0, begin_);
    begin_ = 0;
    bytes_.append(bytes);
}

std::optional<amqp_frame> amqp_frames::next() {
    const std::string_view rest = unread();
    if (rest.empty()) let_go();
    if (rest.size() < head_bytes) return std::nullopt;
    const amqp_frame_type type = known_type(rest[0]);
    const std::size_t size = read_number(rest.substr(3, 4));
    if (size > amqp_frame_bytes - around_bytes) {
        throw amqp_error::because(amqp_reply::frame_error, "a frame is too long");
    }
    if (rest.size() < size + around_bytes) return std::nullopt;
    if (rest[head_bytes + size] != frame_end) {
        throw amqp_error::because(amqp_reply::frame_error, "a frame has no end");
    }
    begin_ += size + around_bytes;
    const auto channel = static_cast<std::uint16_t>(read_number(rest.substr(1, 2)));
    return amqp_frame{type, channel, rest.substr(head_bytes, size)};
}

std::optional<bool> amqp_frames::take_greeting() {
    const std::string_view said = unread().substr(0, amqp_greeting.size());
    if (said != amqp_greeting.substr(0, said.size())) return false;
    if (said.size() < amqp_greeting.size()) return std::nullopt;
    begin_ += said.size();
    return true;
}

void amqp_frames::let_go() {
    begin_ = 0;
    bytes_.clear();
    if (bytes_.capacity() > kept_by_idle) std::string().swap(bytes_);
}

void write_frame(std::string& out, amqp_frame_type type, std::uint16_t channel,
                 std::string_view payload) {
    out += static_cast<char>(type);
    write_number(out, channel);
    write_number(out, static_cast<std::uint32_t>(payload.size()));
    out.append(payload);
    out += frame_end;
}

void write_content(std::string& out, std::uint16_t channel, std::string_view properties,
                   std::string_view body, std::size_t frame_bytes) {
    constexpr std::string_view class_and_weight("\0\x3c\0\0", 4);
    std::string header(class_and_weight);
    write_number(header, std::uint64_t{body.size()});
    header.append(properties);
    write_frame(out, amqp_frame_type::header, channel, header);
    const std::size_t most = frame_bytes - around_bytes;
    for (std::size_t at = 0; at < body.size(); at += most) {
        write_frame(out, amqp_frame_type::body, channel, body.substr(at, most));
    }
}

}  // namespace wire
