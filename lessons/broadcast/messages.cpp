#include "lessons/broadcast/messages.hpp"

#include <charconv>

namespace asyncdemo::lessons::broadcast {
namespace {

constexpr std::size_t message_bytes = 16'000;
constexpr std::string_view begins = "message ";

}  // namespace

std::string receipt(std::size_t people) { return fmt::format("Heard by {}.", people); }

std::string message(integer number) {
    std::string text = fmt::format("{}{}: ", begins, number);
    text.resize(message_bytes, '.');
    return text;
}

std::string_view name_of(std::string_view message) { return message.substr(0, message.find(':')); }

integer number_of(std::string_view message) {
    integer number = 0;
    if (!message.starts_with(begins)) return number;
    message.remove_prefix(begins.size());
    std::from_chars(message.data(), message.data() + message.size(), number);
    return number;
}

}  // namespace asyncdemo::lessons::broadcast
