#include "wire/amqp_message.hpp"

#include <utility>

#include "wire/amqp_codec.hpp"
#include "wire/amqp_error.hpp"

namespace wire {
namespace {

amqp_error unexpected(std::string_view why) {
    return amqp_error::because(amqp_reply::unexpected_frame, why);
}

}  // namespace

void amqp_incoming::begin() {
    require_none();
    next_ = part::header;
}

void amqp_incoming::require_none() const {
    if (next_ != part::none) throw unexpected("a method within a message");
}

std::optional<amqp_message> amqp_incoming::take_header(std::string_view payload) {
    if (next_ != part::header) throw unexpected("the header of no message");
    const amqp_content_header header = read_content_header(payload);
    if (header.body_bytes > longest_) {
        throw amqp_error::because(amqp_reply::precondition_failed,
                                  "message size " + std::to_string(header.body_bytes) +
                                      " is larger than configured max size " +
                                      std::to_string(longest_));
    }
    message_.properties = header.properties;
    missing_ = header.body_bytes;
    next_ = part::body;
    return complete();
}

std::optional<amqp_message> amqp_incoming::take_body(std::string_view payload) {
    if (next_ != part::body) throw unexpected("the body of no message");
    if (payload.size() > missing_) throw unexpected("more of a body than its header says");
    message_.body.append(payload);
    missing_ -= payload.size();
    return complete();
}

std::optional<amqp_message> amqp_incoming::complete() {
    if (missing_ > 0) return std::nullopt;
    next_ = part::none;
    return std::exchange(message_, {});
}

}  // namespace wire
