#include "serving/blocking_http.hpp"

namespace asyncdemo {

blocking_http_client::blocking_http_client(blocking_client socket, const wire::http_limits& limits,
                                           std::chrono::seconds patience)
    : socket_(std::move(socket)), patience_(patience), codec_(limits) {
    socket_.speak_protocol();
    if (!socket_.told().is_told()) return;
    socket_.tell_if_silent(asks_for_nothing_yet);
    socket_.block_at_most(patience_);
}

const wire::http_request* blocking_http_client::receive() {
    const wire::http_request* const asked = read_request();
    if (!socket_.has_gone()) told_.tell(socket_.told(), asked, codec_);
    return asked;
}

const wire::http_request* blocking_http_client::read_request() {
    const auto began = std::chrono::steady_clock::now();
    for (;;) {
        const wire::http_request* const asked = codec_.next();
        send();
        if (asked != nullptr || codec_.is_over()) return asked;
        const std::size_t count = socket_.read(chunk_);
        count == 0 ? codec_.end() : codec_.feed({chunk_.data(), count});
        const bool is_late = std::chrono::steady_clock::now() - began > patience_;
        if (is_late && socket_.told().is_told()) socket_.give_up(sends_too_slowly);
    }
}

void blocking_http_client::answer(const wire::http_response& with) {
    codec_.answer(with);
    send();
    if (!socket_.has_gone()) socket_.told().settle("answered");
}

void blocking_http_client::send() {
    codec_.take_outgoing(outgoing_);
    if (!outgoing_.empty()) socket_.write(outgoing_);
}

}  // namespace asyncdemo
