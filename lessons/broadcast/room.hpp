// Who is in the room of `broadcast`.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "aio/queue.hpp"
#include "lessons/sides_file.hpp"
#include "serving/loop_websocket.hpp"

namespace asyncdemo::lessons::broadcast {

// [in-turn, together, queue-each, live-list]
/// Somebody in the room, and what waits to be sent there. Whoever sends to a guest holds it: one
/// that leaves meanwhile is there until that is over.
struct guest {
    guest(loop_websocket client, std::size_t room_for)
        : connection(std::move(client)), letters(room_for) {}

    loop_websocket connection;
    aio::queue<std::string> letters;
    bool is_present = false;
};

using guests = std::vector<std::shared_ptr<guest>>;

/// Everybody who is there, in the order in which they came.
class room {
public:
    void connect(const std::shared_ptr<guest>& who) {
        present_.push_back(who);
        who->is_present = true;
    }
    void disconnect(const std::shared_ptr<guest>& who) {
        std::erase(present_, who);
        who->is_present = false;
        who->letters.close();
    }

    [[nodiscard]] const guests& present() const noexcept { return present_; }

    /// The list as it is now: who comes or leaves meanwhile doesn't change it.
    [[nodiscard]] guests snapshot() const { return present_; }

    /// To one, without waiting. Who has no room for another letter has fallen behind, and is
    /// dropped: gets the letters before, and a close.
    void send_letter(const std::shared_ptr<guest>& to, std::string_view text) {
        if (to->is_present && !to->letters.try_put(std::string(text))) disconnect(to);
    }

private:
    guests present_;
};
// [end]

/// What a client has asked for: a guest. Nothing when it asked for something else, and ended. The
/// system keeps little of what is sent to a guest who doesn't read it.
aio::task<std::shared_ptr<guest>> welcome(stage& on, loop_client client);

/// True when another client comes after `so_far`: everybody, and one who comes late. To a server
/// for people, somebody always may.
bool comes(const stage& on, integer so_far);

/// Shows that a message is on its way, as long as the returned object lives. What people say is not
/// shown.
std::optional<open_span> show(stage& on, std::string_view message);

}  // namespace asyncdemo::lessons::broadcast
