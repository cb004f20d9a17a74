#include "serving/loop_http.hpp"

#include "aio/timeout.hpp"

namespace asyncdemo {

loop_http_client::loop_http_client(loop_client socket, const wire::http_limits& limits,
                                   std::chrono::seconds patience)
    : socket_(std::move(socket)), patience_(patience), codec_(limits) {
    socket_.speak_protocol();
    socket_.tell_if_silent(asks_for_nothing_yet);
}

aio::task<const wire::http_request*> loop_http_client::receive() {
    if (!socket_.told().is_told()) co_return co_await read_request();
    co_return co_await receive_in_time();
}

aio::task<const wire::http_request*> loop_http_client::receive_in_time() {
    const wire::http_request* asked = nullptr;
    try {
        asked = co_await aio::timeout(patience_, read_request());
    } catch (const aio::timed_out&) {
        socket_.give_up(sends_too_slowly);
    }
    if (!socket_.has_gone()) told_.tell(socket_.told(), asked, codec_);
    co_return asked;
}

aio::task<const wire::http_request*> loop_http_client::read_request() {
    for (;;) {
        const wire::http_request* const asked = codec_.next();
        co_await send();
        if (asked != nullptr || codec_.is_over()) co_return asked;
        const std::size_t count = co_await socket_.read(chunk_);
        count == 0 ? codec_.end() : codec_.feed({chunk_.data(), count});
    }
}

aio::task<> loop_http_client::answer(const wire::http_response& with, std::string_view how) {
    codec_.answer(with);
    co_await send();
    if (!socket_.has_gone()) socket_.told().settle(how);
}

aio::task<> loop_http_client::say(wire::http_response with, std::string_view words) {
    with.headers.add("Content-Type", "text/plain; charset=utf-8");
    with.body = words;
    with.body += '\n';
    co_await answer(with, words);
}

aio::task<> loop_http_client::send() {
    codec_.take_outgoing(outgoing_);
    if (!outgoing_.empty()) co_await socket_.write(outgoing_);
}

}  // namespace asyncdemo
