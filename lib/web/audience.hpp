// All browsers that listen, by WebSocket: what is told to all goes out to a thousand of them at
// once, and nobody waits for one that reads slowly.
//
//     struct echo : audience_watcher {
//         void said(audience_member& who, std::string_view text) override { to->tell(who, text); }
//         std::vector<std::string> catch_up(const audience_member&) override { return {newest}; }
//         ...
//     };
//     echo watcher;
//     audience people(watcher);
//     web_server server({"127.0.0.1", 8080}, {{"/", html}}, people);
//     co_await server.serve();  // meanwhile, from any task: people.tell_all(newest);
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "aio/intrusive_list.hpp"
#include "aio/task.hpp"
#include "web/audience_member.hpp"
#include "web/http_exchange.hpp"
#include "web/web_limits.hpp"
#include "wire/websocket_frames.hpp"

namespace asyncdemo {

/// Hears what the members say. Called on the loop, one call after the other; what it throws ends
/// the server. It may call the audience from within.
class audience_watcher {
public:
    virtual ~audience_watcher() = default;

    /// Somebody listens from now on.
    virtual void joined(audience_member& who) = 0;

    /// What a member said: a text in UTF-8, within the limits of size and pace, whatever it means.
    virtual void said(audience_member& who, std::string_view text) = 0;

    /// The member listens no more: it has closed its page, lost its connection or broken the rules.
    /// Nothing more reaches it.
    virtual void left(audience_member& who) = 0;

    /// What brings a member up to date that has missed any number of messages: the ones that it
    /// needs to be where the others are, in their order.
    virtual std::vector<std::string> catch_up(const audience_member& who) = 0;
};

/// Of one server, which it outlives. `watcher` outlives it.
class audience {
public:
    explicit audience(audience_watcher& watcher, const web_limits& limits = {})
        : watcher_(watcher), limits_(limits) {}

    /// Sends a text to one member. If it has not read what was sent before, so that the system
    /// takes no more, it is skipped, and gets what `catch_up` says as soon as it has read. Nothing
    /// to one that is about to leave.
    void tell(audience_member& who, std::string_view text);

    /// The same for every member. The text is encoded once.
    void tell_all(std::string_view text);

    /// Sends what `catch_up` says, at once or as soon as it has read: for one that has just joined.
    void bring_up_to_date(audience_member& who);

    /// Closes the connection of one member, with a code of WebSocket and a reason of 123 bytes at
    /// most; `left` follows. Throws as `wire::websocket::close`.
    void close(audience_member& who, std::uint16_t code, std::string_view reason);

    /// Members at the moment.
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// For the server: has the conversation with one member, to its end. Members are told (1001)
    /// when this is cancelled.
    aio::task<> attend(opened_websocket from);

    /// For the server: asks all members for a sign of life, from time to time, until cancelled.
    aio::task<> keep_alive();

private:
    aio::task<> hear(audience_member& who);
    aio::task<> deliver(audience_member& who);
    static aio::task<> until_dropped(audience_member& who);
    aio::task<> say_farewell(audience_member& who) const;
    static aio::task<> hear_out(audience_member& who, std::size_t most_bytes);
    static aio::task<> flush(audience_member& who);
    void pass_on(audience_member& who);
    std::string catching_up(audience_member& who);
    std::string_view encode(std::string_view text);
    static void skip_or_put(audience_member& who, std::string_view frames);
    void ask_for_life(audience_member& who);

    audience_watcher& watcher_;
    web_limits limits_;
    aio::intrusive_list<audience_member, among_members> members_;
    std::size_t size_ = 0;
    std::uint64_t last_number_ = 0;
    wire::websocket_frames frames_{false};
    std::string encoded_;  // the frame that is being told
};

}  // namespace asyncdemo
