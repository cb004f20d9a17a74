#include "serving/broker_door.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <utility>

#include "aio/event.hpp"
#include "aio/first_of.hpp"
#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "serving/serving_limits.hpp"
#include "wire/amqp_broker.hpp"
#include "wire/amqp_broker_connection.hpp"

#ifndef ASYNCDEMO_VERSION
#error "the build defines ASYNCDEMO_VERSION"
#endif

namespace asyncdemo {
namespace {

// One client. What others do wakes the task that writes, and all that is to be sent by then goes
// out at once.
class customer {
public:
    customer(wire::amqp_broker& broker, loop_client client)
        : client_(std::move(client)), connection_(broker, [this] { has_words_.set(); }) {}

    aio::task<> serve() {
        client_.speak_protocol();
        client_.tell_if_silent("has connected, and says nothing yet");
        co_await aio::first_of(talk(), beat(), limit_login());
    }

private:
    // Neither is cut short by the end of the other, so last words go out.
    aio::task<> talk() { co_await aio::gather(read(), write()); }

    aio::task<> read() {
        std::array<char, 65536> chunk;
        while (!connection_.is_over()) {
            const std::size_t count = co_await client_.read(chunk);
            if (count == 0) break;
            connection_.feed({chunk.data(), count});
            tell_login();
            while (connection_.is_full()) {
                has_room_.clear();
                co_await has_room_.wait();
            }
        }
        tell_end();
        connection_.end();
        has_words_.set();
    }

    aio::task<> write() {
        std::string words;
        for (bool is_last = false; !is_last;) {
            co_await has_words_.wait();
            has_words_.clear();
            is_last = connection_.is_over();
            connection_.take_outgoing(words);
            if (!words.empty()) co_await client_.write(words);
            has_room_.set();
        }
    }

    // Twice as often as need be.
    aio::task<> beat() {
        for (;;) {
            const int seconds = std::max<int>(1, connection_.heartbeat_s());
            co_await aio::sleep(std::chrono::milliseconds(500) * seconds);
            if (connection_.heartbeat_s() > 0) connection_.beat();
        }
    }

    // As long as a request over HTTP may take to come, when people are served.
    aio::task<> limit_login() {
        if (!client_.told().is_told()) co_await aio::sleep_forever();
        co_await aio::sleep(serving_limits::request);
        if (has_told_login_) co_await aio::sleep_forever();
        client_.give_up("closed: has not logged in");
    }

    void tell_login() {
        if (!connection_.is_open() || std::exchange(has_told_login_, true)) return;
        client_.told().tell_idle("has logged in");
    }

    // What clients send is never shown, so only the code of a refusal is.
    void tell_end() {
        if (client_.has_gone()) return;
        const std::size_t in_hand = connection_.in_hand();
        if (const auto& refusal = connection_.refusal()) {
            client_.settle(fmt::format("refused: {}", wire::name_of_reply(refusal->code())));
        } else if (in_hand > 0) {
            client_.settle(fmt::format("went away: {} back in the queue", in_hand));
        }
    }

    loop_client client_;
    aio::event has_words_;
    aio::event has_room_;
    wire::amqp_broker_connection connection_;
    bool has_told_login_ = false;
};

aio::task<> serve(wire::amqp_broker& broker, loop_client client) {
    customer one(broker, std::move(client));
    co_await one.serve();
}

}  // namespace

aio::task<> open_broker(loop_listener& port, wire::amqp_limits limits) {
    wire::amqp_broker broker(ASYNCDEMO_VERSION, limits);
    co_await aio::with_task_group([&](aio::task_group& customers) -> aio::task<> {
        for (;;) {
            loop_client client = co_await port.accept();
            customers.spawn(serve(broker, std::move(client)));
        }
    });
}

}  // namespace asyncdemo
