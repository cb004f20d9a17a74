#include "wire/http_server.hpp"

#include <stdexcept>

namespace wire {

void http_server::feed(std::string_view bytes) {
    if (state_ != state::over) reader_.feed(bytes);
}

const http_request* http_server::next() {
    if (state_ != state::reading) return nullptr;
    try {
        const http_request* const asked = reader_.next();
        if (asked == nullptr) {
            offer_to_continue();
            return nullptr;
        }
        state_ = state::asked;
        has_continued_ = false;
        is_head_ = asked->method == "HEAD";
        is_old_ = asked->minor_version == 0;
        closes_ = !asked->keeps_alive;
        return asked;
    } catch (const http_error& e) {
        refuse(e);
        return nullptr;
    }
}

void http_server::offer_to_continue() {
    const http_request* const head = reader_.awaits_body();
    if (has_continued_ || head == nullptr || head->minor_version == 0) return;
    if (head->headers.get("Expect").empty()) return;
    outgoing_.append("HTTP/1.1 100 Continue\r\n\r\n");
    has_continued_ = true;
}

void http_server::refuse(const http_error& why) {
    refusal_ = why;
    write(outgoing_, http_response(why.status(), std::string(why.what()) + "\n", "text/plain"),
          "close");
    state_ = state::over;
}

bool http_server::will_close(const http_response& with) const {
    return closes_ || !with.keeps_alive || framing_ == http_framing::until_end;
}

void http_server::begin(const http_response& with, http_framing framing) {
    if (state_ != state::asked) throw std::logic_error("an answer to no request");
    framing_ = framing;
    const std::string_view keeps = is_old_ ? "keep-alive" : "";
    write(outgoing_, with, will_close(with) ? "close" : keeps, framing_);
    closes_ = will_close(with);
    state_ = state::answering;
}

void http_server::finish() {
    if (state_ != state::upgraded) state_ = closes_ ? state::over : state::reading;
}

void http_server::answer(const http_response& with) {
    begin(with, is_head_ ? http_framing::length_only : http_framing::with_length);
    if (with.status == 101) state_ = state::upgraded;
    finish();
}

void http_server::begin_answer(const http_response& head) {
    if (never_has_body(head.status)) throw std::invalid_argument("parts for a status without body");
    if (is_head_) return begin(head, http_framing::head_only);
    begin(head, is_old_ ? http_framing::until_end : http_framing::in_chunks);
}

void http_server::add_to_answer(std::string_view part) {
    if (state_ != state::answering) throw std::logic_error("a part of no answer");
    if (framing_ == http_framing::in_chunks) write_chunk(outgoing_, part);
    if (framing_ == http_framing::until_end) outgoing_.append(part);
}

void http_server::end_answer() {
    if (state_ != state::answering) throw std::logic_error("the end of no answer");
    if (framing_ == http_framing::in_chunks) write_last_chunk(outgoing_);
    finish();
}

bool http_server::is_over() const {
    return state_ == state::over || (state_ == state::reading && reader_.is_at_end());
}

}  // namespace wire
