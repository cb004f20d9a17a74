#include "wire/amqp_url.hpp"

#include <charconv>
#include <optional>
#include <stdexcept>

namespace wire {
namespace {

constexpr std::string_view scheme = "amqp://";
constexpr std::size_t longest_name = 255;

std::string decode(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            plain += text[i];
            continue;
        }
        unsigned value = 0;
        const std::string_view digits = text.substr(i + 1, 2);
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        if (error != std::errc{} || digits.size() < 2 || end != digits.data() + 2) {
            throw std::invalid_argument("a % stands for a character by two digits, as in %2F");
        }
        plain += static_cast<char>(value);
        i += 2;
    }
    if (plain.size() > longest_name) throw std::invalid_argument("a name is too long");
    return plain;
}

std::uint16_t parse_port(std::string_view text) {
    unsigned port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    const bool is_whole = error == std::errc{} && end == text.data() + text.size();
    if (!is_whole || port == 0 || port > 65535) {
        throw std::invalid_argument("the port is a number from 1 to 65535");
    }
    return static_cast<std::uint16_t>(port);
}

// Cuts the text off at the last, or the first, `mark`, and gives what stands behind it.
std::optional<std::string_view> cut(std::string_view& text, std::size_t at) {
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view behind = text.substr(at + 1);
    text = text.substr(0, at);
    return behind;
}

void take_login(std::string_view text, amqp_login& into) {
    const auto password = cut(text, text.find(':'));
    into.user = decode(text);
    if (password) into.password = decode(*password);
}

void take_host(std::string_view text, amqp_url& into) {
    const bool is_bracketed = text.substr(0, 1) == "[";
    const std::size_t end = is_bracketed ? text.find(']') : 0;
    if (end == std::string_view::npos) throw std::invalid_argument("a bracket is not closed");
    if (const auto port = cut(text, text.find(':', end))) into.port = parse_port(*port);
    into.host = is_bracketed ? text.substr(1, end - 1) : text;
    if (into.host.empty()) throw std::invalid_argument("it names no host");
}

}  // namespace

amqp_url parse_amqp_url(std::string_view text) {
    if (text.substr(0, 8) == "amqps://") throw std::invalid_argument("TLS is not spoken here");
    if (text.substr(0, scheme.size()) != scheme) {
        throw std::invalid_argument("it doesn't begin with amqp://");
    }
    std::string_view rest = text.substr(scheme.size());
    if (rest.find_first_of("?# ") != std::string_view::npos) {
        throw std::invalid_argument("it has something behind the virtual host");
    }
    amqp_url url;
    const auto vhost = cut(rest, rest.find('/'));
    if (vhost && !vhost->empty()) url.login.vhost = decode(*vhost);
    const std::size_t at = rest.rfind('@');
    if (at != std::string_view::npos) take_login(rest.substr(0, at), url.login);
    take_host(at == std::string_view::npos ? rest : rest.substr(at + 1), url);
    return url;
}

}  // namespace wire
