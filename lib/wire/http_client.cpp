#include "wire/http_client.hpp"

#include <stdexcept>
#include <utility>

#include "wire/http_writer.hpp"

namespace wire {

http_client::http_client(std::string host, const http_limits& limits)
    : host_(std::move(host)), reader_(limits) {}

void http_client::check_may_ask() const {
    if (is_over() || is_last_) throw std::logic_error("a request on a connection that ends");
    if (held_back_ || is_asking_) throw std::logic_error("a request within another one");
}

void http_client::remember(const http_request& what) {
    asked_.push_back({what.method == "HEAD", what.headers.count("Upgrade") > 0});
    is_last_ = !what.keeps_alive;
}

void http_client::ask(const http_request& what) {
    check_may_ask();
    const bool holds_back = !what.body.empty() && !what.headers.get("Expect").empty();
    write(outgoing_, what, host_);
    if (holds_back) {
        held_back_ = what.body;
        outgoing_.resize(outgoing_.size() - what.body.size());
    }
    remember(what);
}

void http_client::begin_ask(const http_request& head) {
    check_may_ask();
    write(outgoing_, head, host_, http_framing::in_chunks);
    remember(head);
    is_asking_ = true;
}

void http_client::add_to_ask(std::string_view part) {
    if (!is_asking_) throw std::logic_error("a part of no request");
    write_chunk(outgoing_, part);
}

void http_client::end_ask() {
    if (!is_asking_) throw std::logic_error("the end of no request");
    write_last_chunk(outgoing_);
    is_asking_ = false;
}

void http_client::send_body() {
    if (!held_back_) return;
    outgoing_.append(*held_back_);
    held_back_.reset();
}

const http_response* http_client::next() {
    if (is_over_ || is_upgraded_) return nullptr;
    try {
        const http_response* const response = read();
        if (response == nullptr) is_over_ = reader_.is_at_end();
        return response;
    } catch (const http_error&) {
        is_over_ = true;
        throw;
    }
}

void http_client::feed(std::string_view bytes) {
    reader_.feed(bytes);
    look_for_unasked();
}

// What comes while nothing is asked is the response to no request, and must not become that to the
// next one.
void http_client::look_for_unasked() {
    if (asked_.empty() && !is_upgraded_ && reader_.has_begun()) is_over_ = true;
}

// Passes over what only announces a response.
const http_response* http_client::read() {
    while (!asked_.empty()) {
        const http_response* const response = reader_.next(asked_.front().is_head);
        if (response == nullptr || settle(*response)) return response;
    }
    return nullptr;
}

// False for a response that only announces another one.
bool http_client::settle(const http_response& response) {
    if (response.status == 101 && !asked_.front().is_upgrade) {
        throw http_error(400, "an upgrade that nobody asked for");
    }
    if (response.status < 200 && response.status != 101) {
        if (response.status == 100) send_body();
        return false;
    }
    is_upgraded_ = response.status == 101;
    // The server answers instead of reading the rest of the request.
    const bool is_cut_short = asked_.size() == 1 && (held_back_ || is_asking_);
    is_over_ = !response.keeps_alive || is_cut_short;
    asked_.erase(asked_.begin());
    look_for_unasked();
    return true;
}

bool http_client::is_over() const { return is_over_ || (is_last_ && asked_.empty()); }

}  // namespace wire
