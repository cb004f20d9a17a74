#include "serving/http_caller.hpp"

#include <utility>

#include "posix/address.hpp"

namespace asyncdemo {

aio::task<http_caller> http_caller::call(aio::endpoint server, int receive_buffer) {
    aio::stream connected = co_await aio::connect(server, receive_buffer);
    co_return http_caller(std::move(connected), to_string(address{server.host, server.port}));
}

aio::task<const wire::http_response*> http_caller::ask(const wire::http_request& what) {
    co_await send(what);
    co_return co_await receive();
}

aio::task<> http_caller::send(const wire::http_request& what) {
    codec_.ask(what);
    co_await send_outgoing();
}

aio::task<const wire::http_response*> http_caller::receive() {
    for (;;) {
        const wire::http_response* const response = codec_.next();
        co_await send_outgoing();  // a body that was held back
        if (response != nullptr || codec_.is_over()) co_return response;
        const std::size_t count = co_await server_.read(chunk_);
        count == 0 ? codec_.end() : codec_.feed({chunk_.data(), count});
    }
}

aio::task<> http_caller::send_outgoing() {
    std::string outgoing;  // of this task alone: another may be sending
    codec_.take_outgoing(outgoing);
    if (!outgoing.empty()) co_await server_.write(outgoing);
}

}  // namespace asyncdemo
