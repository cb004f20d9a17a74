// Servers that speak HTTP through what the sides of lessons have: on the loop, and with a thread
// for each connection.
#include <sys/socket.h>

#include <atomic>
#include <system_error>
#include <thread>
#include <utility>

#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "bench/serving.hpp"
#include "serving/blocking_http.hpp"
#include "serving/loop_http.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo::bench {
namespace {

// A stage of which nothing is told: whoever comes is a client of the benchmark.
class silent_stage {
public:
    operator stage&() { return on_; }  // NOLINT(google-explicit-constructor): it stands for it

private:
    aio::real_clock time_;
    recorder nowhere_{-1};
    stage on_{{}, time_, nowhere_, time_.now()};
};

address door_of(const serving& asked) { return {"127.0.0.1", asked.port}; }

wire::http_response answer() {
    return wire::http_response(200, std::string(response_body), "application/json");
}

aio::task<> answer_visitor(loop_http_client visitor, std::chrono::milliseconds each_takes,
                           std::int64_t& left, aio::task_group& group) {
    for (;;) {
        const auto* const asked = co_await visitor.receive();
        if (asked == nullptr) break;
        if (each_takes.count() > 0) co_await aio::sleep(each_takes);
        co_await visitor.answer(answer());
        if (--left == 0) group.cancel();
    }
}

aio::task<> answer_visitors(const serving& asked, std::chrono::milliseconds each_takes) {
    silent_stage on;
    loop_listener door(on, door_of(asked));
    asked.when_open(door.port());
    std::int64_t left = asked.n;
    co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
        for (;;) {
            loop_http_client visitor(co_await door.accept());
            group.spawn(answer_visitor(std::move(visitor), each_takes, left, group));
        }
    });
}

// Whoever answers the last request closes the door, so that nobody waits for another visitor.
void answer_blocking(blocking_http_client visitor, std::chrono::milliseconds each_takes,
                     std::atomic<std::int64_t>& left, const blocking_listener& door) {
    while (visitor.receive() != nullptr) {
        if (each_takes.count() > 0) std::this_thread::sleep_for(each_takes);
        visitor.answer(answer());
        if (--left == 0) ::shutdown(door.fd(), SHUT_RDWR);
    }
}

void answer_with_threads(const serving& asked, std::chrono::milliseconds each_takes) {
    silent_stage on;
    blocking_listener door(on, door_of(asked));
    asked.when_open(door.port());
    std::atomic<std::int64_t> left = asked.n;
    thread_group threads;
    try {
        for (;;) {
            threads.start([&, visitor = blocking_http_client(door.accept())]() mutable {
                answer_blocking(std::move(visitor), each_takes, left, door);
            });
        }
    } catch (const std::system_error&) {
        if (left > 0) throw;
    }
}

constexpr std::chrono::milliseconds at_once{0};

}  // namespace

void answer_on_aio(const serving& asked) { aio::run(answer_visitors(asked, at_once)); }
void answer_late_on_aio(const serving& asked) { aio::run(answer_visitors(asked, database)); }
void answer_in_threads(const serving& asked) { answer_with_threads(asked, at_once); }
void answer_late_in_threads(const serving& asked) { answer_with_threads(asked, database); }

}  // namespace asyncdemo::bench
