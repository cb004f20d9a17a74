#include "wire/websocket_handshake.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <utility>

namespace wire {
namespace {

constexpr std::size_t bytes_of_key = 16;
constexpr std::size_t letters_of_key = 24;

std::string base64(std::span<const unsigned char> bytes) {
    std::string letters((bytes.size() + 2) / 3 * 4 + 1, '\0');  // with a NUL at the end
    const int count = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(letters.data()),
                                      bytes.data(), static_cast<int>(bytes.size()));
    letters.resize(static_cast<std::size_t>(count));
    return letters;
}

// 16 bytes in base64, whatever they are.
bool is_key(std::string_view text) {
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    return text.size() == letters_of_key && text.find_first_not_of(letters) == letters_of_key - 2 &&
           text.ends_with("==");
}

http_response upgrade_required() {
    http_response response(426, "This speaks WebSocket, version 13.\n", "text/plain");
    response.headers.add("Upgrade", "websocket");
    response.headers.add("Sec-WebSocket-Version", "13");
    return response;
}

}  // namespace

std::string websocket_key() {
    std::array<unsigned char, bytes_of_key> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        throw std::runtime_error("libcrypto has no random bytes");
    }
    return base64(bytes);
}

std::string websocket_proof(std::string_view key) {
    std::string text(key);
    text.append("258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned size = 0;
    if (EVP_Digest(text.data(), text.size(), hash.data(), &size, EVP_sha1(), nullptr) != 1) {
        throw std::runtime_error("libcrypto has no SHA-1");
    }
    return base64(std::span(hash).first(size));
}

http_request websocket_request(std::string target, std::string_view key) {
    http_request request("GET", std::move(target));
    request.headers.add("Upgrade", "websocket");
    request.headers.add("Sec-WebSocket-Key", key);
    request.headers.add("Sec-WebSocket-Version", "13");
    return request;
}

http_response websocket_answer(const http_request& asked) {
    const http_headers& fields = asked.headers;
    if (!asked.asks_for("websocket") || fields.get("Sec-WebSocket-Version") != "13") {
        return upgrade_required();
    }
    const std::string_view key = fields.get("Sec-WebSocket-Key");
    const bool has_one_key = fields.count("Sec-WebSocket-Key") == 1 && is_key(key);
    if (asked.method != "GET" || !asked.body.empty() || !has_one_key) {
        return http_response(400, "This is no handshake of WebSocket.\n", "text/plain");
    }
    http_response response(101);
    response.headers.add("Upgrade", "websocket");
    response.headers.add("Sec-WebSocket-Accept", websocket_proof(key));
    return response;
}

bool agrees_to_websocket(const http_response& response, std::string_view key) {
    const http_headers& fields = response.headers;
    return response.status == 101 && equal_but_for_case(fields.get("Upgrade"), "websocket") &&
           fields.any_lists("Connection", "upgrade") &&
           fields.get("Sec-WebSocket-Accept") == websocket_proof(key) &&
           fields.count("Sec-WebSocket-Extensions") == 0 &&  // none was asked for
           fields.count("Sec-WebSocket-Protocol") == 0;
}

}  // namespace wire
