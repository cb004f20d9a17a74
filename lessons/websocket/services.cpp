#include "lessons/websocket/services.hpp"

#include "aio/sleep.hpp"

namespace asyncdemo::lessons::websocket {
std::string name_of(integer person) { return fmt::format("person {}", person); }

std::string message_of(integer person, integer number) {
    return fmt::format("{}: message {}", name_of(person), number);
}

std::string reply_to(std::string_view message) { return fmt::format("Saved: {}", message); }

std::optional<open_span> show(stage& on, std::string_view message, std::string_view what) {
    if (on.is_serving()) return std::nullopt;
    return on.span(message.substr(0, message.find(':')), what);
}

// [thread-per-connection]
void ask(stage& on, std::string_view message, std::string_view what, duration takes) {
    const auto shown = show(on, message, what);
    on.block_for(takes);
}
// [end]

// [coroutines, in-turn, together, save-first, reply-first]
aio::task<> ask_async(stage& on, std::string_view message, std::string_view what, duration takes) {
    const auto shown = show(on, message, what);
    co_await aio::sleep(takes);
}
// [end]

}  // namespace asyncdemo::lessons::websocket
