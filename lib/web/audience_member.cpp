#include "web/audience_member.hpp"

#include <utility>

#include "aio/error.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t longest_query = 64;

}  // namespace

audience_member::audience_member(opened_websocket from, std::uint64_t number,
                                 const web_limits& limits)
    : number_(number),
      query_(std::string_view(from.query).substr(0, longest_query)),
      at_(std::move(from.at)),
      socket_(std::move(from.socket)),
      codec_(wire::websocket::side::server, limits.message_bytes),
      pace_(limits.messages_per_second, std::chrono::seconds(1)) {
    is_idle_.set();
    if (!from.rest.empty()) codec_.feed(from.rest);
}

void audience_member::put(std::string_view frames) {
    if (has_gone_) return;
    try {
        frames.remove_prefix(socket_.try_write(frames));
    } catch (const aio::error&) {
        return drop();
    }
    if (frames.empty()) return;
    rest_ = frames;
    is_idle_.clear();
    has_rest_.set();
}

void audience_member::close(std::uint16_t code, std::string_view reason) {
    codec_.close(code, reason);
    is_refused_ = true;
    std::string last;
    codec_.take_outgoing(last);
    if (!is_busy()) put(last);
    is_dropped_.set();
}

void audience_member::drop() noexcept {
    has_gone_ = true;
    is_dropped_.set();
}

bool audience_member::keeps_pace(aio::time_point now) {
    bool was_slow_enough = true;
    for (; counted_frames_ < codec_.frames(); ++counted_frames_) {
        was_slow_enough = pace_.take(now) && was_slow_enough;
    }
    return was_slow_enough;
}

}  // namespace asyncdemo
