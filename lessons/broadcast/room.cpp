#include "lessons/broadcast/room.hpp"

#include "lessons/broadcast/messages.hpp"
#include "lessons/broadcast/sides.hpp"

namespace asyncdemo::lessons::broadcast {
namespace {

constexpr message_page page{
    "A room",
    "What you say is heard by everybody in the room. Open this page in a second window, or on "
    "another machine, and talk. Close one of them: does anybody miss a message?"};

// As little as the system agrees to: otherwise it hides for a while that somebody doesn't read.
constexpr int send_buffer_bytes = 4096;

}  // namespace

aio::task<std::shared_ptr<guest>> welcome(stage& on, loop_client client) {
    auto connection = co_await open_websocket(std::move(client), page);
    if (!connection) co_return nullptr;
    connection->socket().limit_buffers(send_buffer_bytes);
    co_return std::make_shared<guest>(*std::move(connection), static_cast<std::size_t>(on[queue]));
}

bool comes(const stage& on, integer so_far) { return on.is_serving() || so_far <= on[people]; }

std::optional<open_span> show(stage& on, std::string_view message) {
    if (on.is_serving()) return std::nullopt;
    return on.span(name_of(message), "is sent");
}

}  // namespace asyncdemo::lessons::broadcast
