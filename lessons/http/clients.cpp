#include "lessons/http/clients.hpp"

#include <optional>

#include "aio/error.hpp"
#include "aio/gather.hpp"
#include "aio/timeout.hpp"
#include "lessons/http/sides.hpp"
#include "serving/http_caller.hpp"

namespace asyncdemo::lessons::http {
namespace {

// False when the server ends the connection without an answer, or is not there any more.
aio::task<bool> ask(stage& on) {
    try {
        http_caller server = co_await http_caller::call({.port = on.port(0)});
        const auto* response = co_await server.ask(wire::http_request("GET", "/items"));
        if (response == nullptr) co_return false;
        if (response->status != 200) throw std::runtime_error("the answer is not what was asked");
    } catch (const aio::error&) {
        co_return false;
    }
    co_return true;
}

// How long it took; nothing for a client that gave up.
aio::task<std::optional<duration>> wait_for_answer(stage& on, integer client, duration asked) {
    bool is_answered = false;
    try {
        is_answered = co_await aio::timeout(on[window], ask(on));
    } catch (const aio::timed_out&) {
        is_answered = false;
    }
    const duration waited = on.now() - asked;
    on.row({{"client", client}, {"waited_s", waited}, {"answered", is_answered ? "yes" : "no"}});
    if (!is_answered) co_return std::nullopt;
    co_return waited;
}

}  // namespace

aio::task<> ask_at_once(stage& on) {
    const duration asked = on.now();
    std::vector<aio::task<std::optional<duration>>> all;
    for (integer i = 1; i <= on[clients]; ++i) all.push_back(wait_for_answer(on, i, asked));
    std::vector<duration> waits;
    for (const std::optional<duration>& wait : co_await aio::gather(std::move(all))) {
        if (wait) waits.push_back(*wait);
    }
    const auto answered = static_cast<integer>(waits.size());
    const bool is_everyone = answered == on[clients];
    on.metric("answered", answered);
    on.metric("unanswered", on[clients] - answered);
    on.metric("everyone_s",
              is_everyone ? *std::max_element(waits.begin(), waits.end()) : on[window]);
    on.percentiles("wait", std::move(waits));
}

}  // namespace asyncdemo::lessons::http
