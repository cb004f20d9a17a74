#include "web/http_exchange.hpp"

#include <cstddef>

#include "aio/timeout.hpp"

namespace asyncdemo {

aio::task<const wire::http_request*> http_exchange::receive() {
    const wire::http_request* asked = nullptr;
    try {
        asked = co_await aio::timeout(limits_.request_time, read_request());
    } catch (const aio::timed_out&) {
        co_return nullptr;
    }
    if (codec_.refusal()) co_await take_leave();
    co_return asked;
}

aio::task<const wire::http_request*> http_exchange::read_request() {
    for (;;) {
        const wire::http_request* const asked = codec_.next();
        co_await send();
        if (asked != nullptr || codec_.is_over()) co_return asked;
        const std::size_t count = co_await socket_.read(chunk_);
        count == 0 ? codec_.end() : codec_.feed({chunk_.data(), count});
    }
}

aio::task<> http_exchange::answer(wire::http_response with) {
    with.keeps_alive = with.status == 101;
    codec_.answer(with);
    try {
        co_await aio::timeout(limits_.request_time, send());
    } catch (const aio::timed_out&) {
        co_return;
    }
}

aio::task<> http_exchange::send() {
    std::string bytes;
    codec_.take_outgoing(bytes);
    if (!bytes.empty()) co_await socket_.write(bytes);
}

aio::task<> http_exchange::take_leave() {
    try {
        co_await aio::timeout(limits_.farewell, read_on());
    } catch (const aio::timed_out&) {
        co_return;
    }
}

aio::task<> http_exchange::read_on() {
    std::size_t count = 1;
    for (std::size_t all = 0; count > 0 && all < limits_.farewell_bytes; all += count) {
        count = co_await socket_.read(chunk_);
    }
}

}  // namespace asyncdemo
