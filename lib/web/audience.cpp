#include "web/audience.hpp"

#include <chrono>
#include <exception>
#include <utility>

#include "aio/error.hpp"
#include "aio/first_of.hpp"
#include "aio/loop.hpp"
#include "aio/sleep.hpp"
#include "aio/timeout.hpp"

namespace asyncdemo {
namespace {

constexpr int most_unanswered_pings = 2;

}  // namespace

void audience::tell(audience_member& who, std::string_view text) { skip_or_put(who, encode(text)); }

void audience::tell_all(std::string_view text) {
    const std::string_view frame = encode(text);
    members_.for_each([&](audience_member& each) { skip_or_put(each, frame); });
}

void audience::bring_up_to_date(audience_member& who) {
    if (!who.is_open()) return;
    if (who.is_busy()) {
        who.is_behind_ = true;
    } else {
        who.put(catching_up(who));
    }
}

void audience::close(audience_member& who, std::uint16_t code, std::string_view reason) {
    if (who.is_open()) who.close(code, reason);
}

aio::task<> audience::attend(opened_websocket from) {
    from.socket.limit_buffers(limits_.unread_bytes);
    from.socket.send_at_once();
    audience_member who(std::move(from), ++last_number_, limits_);
    std::exception_ptr failure;
    members_.push_back(who);
    ++size_;
    try {
        watcher_.joined(who);
        co_await aio::first_of(hear(who), deliver(who), until_dropped(who));
    } catch (const aio::error&) {
        who.drop();
    } catch (const aio::cancelled&) {
        close(who, wire::websocket_code::going_away, "the server ends");
        failure = std::current_exception();
    } catch (...) {
        failure = std::current_exception();
    }
    who.unlink();
    --size_;
    watcher_.left(who);
    if (failure) std::rethrow_exception(failure);
    co_await say_farewell(who);
}

aio::task<> audience::hear(audience_member& who) {
    for (;;) {
        pass_on(who);
        co_await flush(who);
        if (!who.is_open()) co_return;
        const std::size_t count = co_await who.socket_.read(who.chunk_);
        who.unanswered_pings_ = 0;
        count == 0 ? who.codec_.end() : who.codec_.feed({who.chunk_.data(), count});
    }
}

void audience::pass_on(audience_member& who) {
    if (who.is_open() && !who.keeps_pace(aio::loop::current().now())) {
        return who.close(wire::websocket_code::policy, "too many messages in a second");
    }
    while (!who.is_refused_) {
        const auto said = who.codec_.next();
        if (!said) return;
        if (said->is_binary) {
            return who.close(wire::websocket_code::unsupported, "only text is spoken here");
        }
        watcher_.said(who, said->text);
    }
}

// What the codec says by itself: a pong, or the close that answers one or tells of a broken rule.
// Until a pong can be sent, no more is read.
aio::task<> audience::flush(audience_member& who) {
    std::string bytes;
    who.codec_.take_outgoing(bytes);
    if (bytes.empty()) co_return;
    while (who.is_busy() && who.is_open()) co_await who.is_idle_.wait();
    if (!who.is_busy()) who.put(bytes);
}

aio::task<> audience::deliver(audience_member& who) {
    for (;;) {
        co_await who.has_rest_.wait();
        who.has_rest_.clear();
        while (!who.rest_.empty()) {
            co_await who.socket_.write(who.rest_);
            who.rest_ = std::exchange(who.is_behind_, false) ? catching_up(who) : std::string();
        }
        who.is_idle_.set();
    }
}

aio::task<> audience::until_dropped(audience_member& who) { co_await who.is_dropped_.wait(); }

// One that doesn't read is told nothing any more, and the one that closed knows already.
aio::task<> audience::say_farewell(audience_member& who) const {
    const bool is_ours = who.is_refused_ || who.codec_.has_broken_rules();
    if (!is_ours || who.has_gone_ || who.is_busy()) co_return;
    try {
        co_await aio::timeout(limits_.farewell, hear_out(who, limits_.farewell_bytes));
    } catch (const aio::timed_out&) {
        who.drop();
    } catch (const aio::error&) {
        who.drop();
    }
}

aio::task<> audience::hear_out(audience_member& who, std::size_t most_bytes) {
    for (std::size_t all = 0; all < most_bytes;) {
        const std::size_t count = co_await who.socket_.read(who.chunk_);
        if (count == 0) co_return;
        if (!who.codec_.has_broken_rules()) {
            who.codec_.feed({who.chunk_.data(), count});
            if (who.codec_.is_over()) co_return;
        }
        all += count;
    }
}

std::string audience::catching_up(audience_member& who) {
    std::string all;
    for (const std::string& text : watcher_.catch_up(who)) {
        frames_.write(all, wire::websocket_opcode::text, text);
    }
    return all;
}

std::string_view audience::encode(std::string_view text) {
    encoded_.clear();
    frames_.write(encoded_, wire::websocket_opcode::text, text);
    return encoded_;
}

void audience::skip_or_put(audience_member& who, std::string_view frames) {
    if (!who.is_open()) return;
    if (who.is_busy()) {
        who.is_behind_ = true;
    } else {
        who.put(frames);
    }
}

aio::task<> audience::keep_alive() {
    for (;;) {
        co_await aio::sleep(limits_.between_pings);
        members_.for_each([&](audience_member& each) { ask_for_life(each); });
    }
}

void audience::ask_for_life(audience_member& who) {
    if (who.unanswered_pings_ == most_unanswered_pings) return who.drop();
    ++who.unanswered_pings_;
    if (who.is_busy() || !who.is_open()) return;
    std::string ping;
    frames_.write(ping, wire::websocket_opcode::ping, {});
    who.put(ping);
}

}  // namespace asyncdemo
