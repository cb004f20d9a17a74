#include "lessons/broadcast/clients.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <stdexcept>

#include "aio/event.hpp"
#include "aio/first_of.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "aio/timeout.hpp"
#include "lessons/broadcast/messages.hpp"
#include "lessons/broadcast/sides.hpp"
#include "serving/websocket_caller.hpp"

namespace asyncdemo::lessons::broadcast {
namespace {

// Otherwise the system would hide for a while that the slow one doesn't read.
constexpr int small_receive_buffer = 4096;

struct person {
    explicit person(websocket_caller s) : server(std::move(s)) {}

    websocket_caller server;
    integer heard = 0;
    duration longest_wait{};
};

class crowd {
public:
    explicit crowd(stage& on) : on_(on), said_(static_cast<std::size_t>(on[messages]) + 1) {}

    aio::task<> run() {
        for (integer i = 0; i < on_[people]; ++i) co_await join();
        began_ = on_.now();
        co_await aio::with_task_group([this](aio::task_group& all) -> aio::task<> {
            for (integer who = 1; who <= on_[people]; ++who) {
                all.spawn(who == slow() ? stop_reading_for_a_while() : listen(who));
            }
            co_await talk();
            co_await change_places();
            all.spawn(listen(on_[people] + 1));
            co_await until_over_or_given_up();
            co_await by_number(on_[people]).server.send(last_words);
            co_await aio::first_of(until_all_have_heard_the_last(), for_a_while());
            all.cancel();
        });
        report();
    }

private:
    [[nodiscard]] integer slow() const { return slow_one(on_.chosen()); }
    [[nodiscard]] aio::time_point moment(duration after_begin) const {
        return on_.start() + began_ + after_begin;
    }

    // In the order of coming, from 1 on.
    person& by_number(integer who) { return *everybody_[static_cast<std::size_t>(who) - 1]; }

    aio::task<> join() {
        const bool is_slow = static_cast<integer>(everybody_.size()) + 1 == slow();
        const aio::endpoint at{.port = on_.port(0)};
        websocket_caller server =
            co_await websocket_caller::call(at, is_slow ? small_receive_buffer : 0);
        const auto welcome = co_await server.receive();
        if (welcome != greeting) throw std::runtime_error("nobody is welcome");
        everybody_.push_back(std::make_unique<person>(std::move(server)));
    }

    aio::task<> listen(integer who) {
        person& self = by_number(who);
        while (const auto message = co_await self.server.receive()) take(self, *message);
    }

    aio::task<> stop_reading_for_a_while() {
        on_.mark("the slow one", "stops reading");
        co_await aio::sleep_until(moment(on_[stops_for]));
        on_.mark("the slow one", "reads on");
        co_await listen(slow());
        slow_is_done_.set();  // dropped
    }

    void take(person& self, std::string_view message) {
        if (message == last_words) {
            if (++heard_last_ == those_who_are_there()) all_have_heard_the_last_.set();
        } else if (const integer number = number_of(message)) {
            const duration waited = on_.now() - said_[static_cast<std::size_t>(number)];
            self.longest_wait = std::max(self.longest_wait, waited);
            ++self.heard;
        } else if (++passed_on_ == on_[messages]) {  // a receipt
            all_is_passed_on_.set();
        }
        if (by_number(slow()).heard == on_[messages]) slow_is_done_.set();
    }

    // One has left, and another one has come.
    integer those_who_are_there() {
        return on_[people] - (by_number(slow()).server.code() == 0 ? 0 : 1);
    }

    // Those who talk are neither the slow one nor the one who leaves.
    aio::task<> talk() {
        integer who = 2;
        for (integer i = 1; i <= on_[messages]; ++i, ++who) {
            if (who == slow()) ++who;
            const aio::time_point due = moment((i - 1) * between_messages(on_.chosen()));
            co_await aio::sleep_until(due);
            said_[static_cast<std::size_t>(i)] = on_.now();
            lateness_ = std::max(lateness_, on_.start() + on_.now() - due);
            const std::string text = message(i);
            co_await by_number(who).server.send(text);
        }
    }

    aio::task<> change_places() {
        co_await aio::sleep_until(moment(on_[stops_for] / 2));
        co_await by_number(1).server.close();
        co_await join();
    }

    // All that was said so far.
    aio::task<> all_is_over() {
        co_await all_is_passed_on_.wait();
        co_await slow_is_done_.wait();
    }

    // Not if somebody who had something to say was dropped as well.
    aio::task<> until_over_or_given_up() {
        try {
            co_await aio::timeout(10 * on_[stops_for], all_is_over());
        } catch (const aio::timed_out&) {
            on_.mark("the room", "is given up");
        }
    }

    // Who is not in the list doesn't hear them.
    aio::task<> until_all_have_heard_the_last() { co_await all_have_heard_the_last_.wait(); }
    aio::task<> for_a_while() { co_await aio::sleep(on_[stops_for]); }

    void report() {
        duration longest{};
        integer complete = 0;
        for (integer who = 2; who <= on_[people]; ++who) {
            if (who == slow()) continue;
            const person& p = by_number(who);
            on_.row({{"person", who}, {"heard", p.heard}, {"longest_wait_s", p.longest_wait}});
            longest = std::max(longest, p.longest_wait);
            if (p.heard == on_[messages]) ++complete;
        }
        on_.metric("wait_max_s", longest);
        on_.metric("lateness_s", lateness_);
        on_.metric("heard_all", complete);
        on_.metric("heard_last", heard_last_);
        on_.metric("slow_closed_with", by_number(slow()).server.code());
    }

    stage& on_;
    std::vector<std::unique_ptr<person>> everybody_;
    std::vector<duration> said_;  // when each message was; the first is number 1
    duration began_{};
    duration lateness_{};  // of the machine, at worst
    integer passed_on_ = 0;
    integer heard_last_ = 0;
    aio::event all_is_passed_on_;
    aio::event slow_is_done_;  // it has heard everything, or was dropped
    aio::event all_have_heard_the_last_;
};

}  // namespace

integer slow_one(const settings& chosen) { return (chosen[people] + 1) / 2; }

duration between_messages(const settings& chosen) {
    return chosen[stops_for] / (2 * chosen[messages]);
}

aio::task<> be_in_room(stage& on) {
    crowd all(on);
    co_await all.run();
}

}  // namespace asyncdemo::lessons::broadcast
