// Servers that speak HTTP through what the sides of lessons have: on the loop, and with a thread
// for each connection.
#include <string>
#include <thread>
#include <utility>

#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "bench/serving.hpp"
#include "bench/visitors.hpp"
#include "serving/blocking_http.hpp"
#include "serving/loop_http.hpp"

namespace asyncdemo::bench {
namespace {

wire::http_response answer() {
    return wire::http_response(200, std::string(response_body), "application/json");
}

template <class HasServed>
aio::task<> answer_visitor(loop_client socket, std::chrono::milliseconds each_takes,
                           HasServed has_served) {
    loop_http_client visitor(std::move(socket));
    for (;;) {
        const auto* const asked = co_await visitor.receive();
        if (asked == nullptr) break;
        if (each_takes.count() > 0) co_await aio::sleep(each_takes);
        co_await visitor.answer(answer());
        has_served();
    }
}

void answer_with_tasks(const serving& asked, std::chrono::milliseconds each_takes) {
    const auto serve_one = [each_takes](loop_client visitor, const auto& has_served) {
        return answer_visitor(std::move(visitor), each_takes, has_served);
    };
    aio::run(serve_with_tasks(asked, serve_one));
}

void answer_with_threads(const serving& asked, std::chrono::milliseconds each_takes) {
    serve_with_threads(asked, [each_takes](blocking_client socket, const auto& has_served) {
        blocking_http_client visitor(std::move(socket));
        while (visitor.receive() != nullptr) {
            if (each_takes.count() > 0) std::this_thread::sleep_for(each_takes);
            visitor.answer(answer());
            has_served();
        }
    });
}

constexpr std::chrono::milliseconds at_once{0};

}  // namespace

void answer_on_aio(const serving& asked) { answer_with_tasks(asked, at_once); }
void answer_late_on_aio(const serving& asked) { answer_with_tasks(asked, database); }
void answer_in_threads(const serving& asked) { answer_with_threads(asked, at_once); }
void answer_late_in_threads(const serving& asked) { answer_with_threads(asked, database); }

}  // namespace asyncdemo::bench
