// One browser that listens: what its audience knows of it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "aio/event.hpp"
#include "aio/intrusive_list.hpp"
#include "aio/io/stream.hpp"
#include "web/http_exchange.hpp"
#include "web/rate_limit.hpp"
#include "web/visitor_places.hpp"
#include "web/web_limits.hpp"
#include "wire/websocket.hpp"

namespace asyncdemo {

struct among_members {};

/// From `audience_watcher::joined` to the end of `audience_watcher::left`, at the same address. At
/// most one message, or one catching up, is under way to it that the system has not taken.
class audience_member : public aio::link<among_members> {
public:
    audience_member(opened_websocket from, std::uint64_t number, const web_limits& limits);

    /// 1, 2, 3, ... in the order of joining; no other member of the audience ever has the same.
    [[nodiscard]] std::uint64_t number() const noexcept { return number_; }

    /// What stood behind the question mark where its page asked for the WebSocket: "screen" of
    /// "/socket?screen". Up to the browser, so it may be any text.
    [[nodiscard]] std::string_view query() const noexcept { return query_; }

    /// The machine that it is at, as far as addresses tell.
    [[nodiscard]] const peer& at() const noexcept { return at_; }

    /// False when no more can be told to it: it is about to leave.
    [[nodiscard]] bool is_open() const noexcept { return !has_gone_ && codec_.is_open(); }

    /// True when it has missed something, and will be caught up as soon as it has read.
    [[nodiscard]] bool is_behind() const noexcept { return is_behind_; }

private:
    friend class audience;

    // A part of what was put is not taken by the system yet.
    [[nodiscard]] bool is_busy() const noexcept { return !is_idle_.is_set(); }

    // Sends whole frames; it is not busy. What the system doesn't take waits in `rest_`.
    void put(std::string_view frames);
    // Says that it is over, if that can be said at once, and no word of it is heard any more.
    void close(std::uint16_t code, std::string_view reason);
    // Ends its conversation without a word.
    void drop() noexcept;
    // Counts the frames that came since it was asked last; false when that was too fast.
    [[nodiscard]] bool keeps_pace(aio::time_point now);

    std::uint64_t number_;
    std::string query_;
    peer at_;
    aio::stream socket_;
    wire::websocket codec_;
    rate_limit pace_;
    std::size_t counted_frames_ = 0;
    std::string rest_;
    aio::event has_rest_;
    aio::event is_idle_;
    aio::event is_dropped_;
    int unanswered_pings_ = 0;
    bool is_behind_ = false;
    bool is_refused_ = false;  // we closed: what it said and says is not heard
    bool has_gone_ = false;
    std::array<char, 1024> chunk_;
};

}  // namespace asyncdemo
