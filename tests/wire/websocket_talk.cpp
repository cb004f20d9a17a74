#include "wire/websocket_talk.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

namespace wire::test {
namespace {

constexpr std::string_view mask = "\x37\xfa\x21\x3d";

char byte(std::size_t value) { return static_cast<char>(value & 0xFF); }

void append_length(std::string& out, std::size_t length, unsigned mask_bit) {
    if (length < 126) {
        out += byte(mask_bit | length);
        return;
    }
    const int bytes = length < 65536 ? 2 : 8;
    out += byte(mask_bit | (bytes == 2 ? 126 : 127));
    for (int i = bytes - 1; i >= 0; --i) out += byte(length >> (8 * i));
}

std::size_t take_number(std::string_view& bytes, std::size_t count) {
    std::size_t number = 0;
    for (const char c : bytes.substr(0, count)) {
        number = number * 256 + static_cast<unsigned char>(c);
    }
    bytes.remove_prefix(count);
    return number;
}

std::vector<std::string> payloads(const std::vector<frame>& frames, unsigned opcode) {
    std::vector<std::string> found;
    for (const frame& f : frames) {
        if (f.opcode == opcode) found.push_back(f.payload);
    }
    return found;
}

// A close that tells the end, if it came to one that can be told.
void check_last_words(const std::vector<frame>& said, unsigned code) {
    const std::vector<std::string> closes = payloads(said, 8);
    if (code == 0) {
        CHECK(closes.empty());
        return;
    }
    REQUIRE(closes.size() == 1);
    REQUIRE(said.back().opcode == 8);
    CHECK(code_of(said.back()) == (code == websocket_code::none ? 0 : code));
}

}  // namespace

frame text(std::string payload, bool is_final) { return {1, std::move(payload), is_final}; }
frame binary(std::string payload, bool is_final) { return {2, std::move(payload), is_final}; }
frame more(std::string payload, bool is_final) { return {0, std::move(payload), is_final}; }
frame ping(std::string payload) { return {9, std::move(payload)}; }
frame pong(std::string payload) { return {10, std::move(payload)}; }
frame closing() { return {8, ""}; }
frame closing(unsigned code, std::string_view reason) {
    return {8, std::string{byte(code >> 8), byte(code)}.append(reason)};
}

std::string bytes_of(const frame& f, bool is_masked) {
    std::string out(1, byte((f.is_final ? 0x80U : 0U) | f.reserved << 4 | f.opcode));
    append_length(out, f.payload.size(), is_masked ? 0x80 : 0);
    if (!is_masked) return out + f.payload;
    out += mask;
    for (std::size_t i = 0; i < f.payload.size(); ++i) {
        out += static_cast<char>(f.payload[i] ^ mask[i % mask.size()]);
    }
    return out;
}

std::vector<frame> frames_in(std::string_view bytes) {
    std::vector<frame> frames;
    while (!bytes.empty()) {
        const std::size_t head = take_number(bytes, 2);
        std::size_t length = head & 0x7F;
        if (length >= 126) length = take_number(bytes, length == 126 ? 2 : 8);
        const std::string key(bytes.substr(0, (head & 0x80) != 0 ? mask.size() : 0));
        bytes.remove_prefix(key.size());
        REQUIRE(bytes.size() >= length);
        frame f{static_cast<unsigned>(head >> 8 & 0xF), std::string(bytes.substr(0, length)),
                (head & 0x8000) != 0, static_cast<unsigned>(head >> 12 & 7)};
        bytes.remove_prefix(length);
        for (std::size_t i = 0; i < f.payload.size() && !key.empty(); ++i) {
            f.payload[i] = static_cast<char>(f.payload[i] ^ key[i % key.size()]);
        }
        frames.push_back(std::move(f));
    }
    return frames;
}

unsigned code_of(const frame& closing) {
    std::string_view payload = closing.payload;
    return payload.size() < 2 ? 0 : static_cast<unsigned>(take_number(payload, 2));
}

heard hear(websocket::side own, std::string_view bytes, std::size_t piece, std::size_t longest) {
    websocket codec(own, longest);
    heard h;
    while (!bytes.empty()) {
        codec.feed(bytes.substr(0, piece));
        bytes.remove_prefix(std::min(piece, bytes.size()));
        while (std::optional<websocket_message> m = codec.next()) {
            h.messages.push_back(std::move(*m));
        }
    }
    std::string out;
    codec.take_outgoing(out);
    h.said = frames_in(out);
    h.code = codec.code();
    h.reason = codec.reason();
    CHECK(codec.is_over() == (h.code != 0));
    CHECK(codec.is_open() == (h.code == 0));
    return h;
}

void check_heard(const std::vector<frame>& frames, const expected& e, std::size_t longest) {
    for (const websocket::side own : {websocket::side::server, websocket::side::client}) {
        std::string bytes;
        for (const frame& f : frames) bytes += bytes_of(f, own == websocket::side::server);
        for (const std::size_t piece : {bytes.size(), std::size_t{1}, std::size_t{5}}) {
            if (piece < 1000 && bytes.size() > 1000 * piece * piece) continue;  // takes long
            CAPTURE(piece);
            const heard h = hear(own, bytes, std::max<std::size_t>(piece, 1), longest);
            REQUIRE(h.messages.size() == e.messages.size());
            for (std::size_t i = 0; i < h.messages.size(); ++i) {
                CHECK((h.messages[i].text == e.messages[i]));
            }
            CHECK(h.code == e.code);
            CHECK(payloads(h.said, 10) == e.pongs);
            check_last_words(h.said, e.code);
        }
    }
}

}  // namespace wire::test
