#include "serving/broker_failure.hpp"

#include <fmt/format.h>

#include <string_view>

#include "posix/explanation.hpp"
#include "wire/amqp_error.hpp"

namespace asyncdemo {
namespace {

std::string_view advice_for(std::uint16_t code) {
    switch (code) {
        case wire::amqp_reply::connection_forced:
            return "start it again, or see in its log why it ended";
        case wire::amqp_reply::access_refused:
            return "give a user who may, and the right password: amqp://user:password@host";
        case wire::amqp_reply::not_allowed:
            return "give a virtual host that it has, and that takes one more connection: "
                   "amqp://host/vhost";
        case wire::amqp_reply::not_found:
            return "somebody has deleted the queue of this run; run it again";
        case wire::amqp_reply::precondition_failed:
        case wire::amqp_reply::resource_error:
            return "it has no room for one more queue of 20 short messages: make some, or give "
                   "another virtual host";
        default:
            return "see its log";
    }
}

}  // namespace

std::string explain_broker(const std::exception& e) {
    const auto* const refused = dynamic_cast<const wire::amqp_error*>(&e);
    if (refused == nullptr) return explain(e);
    if (refused->code() == wire::amqp_reply::connection_forced) {
        return fmt::format("the broker has gone away: {}", advice_for(refused->code()));
    }
    return fmt::format("the broker refuses it ({}): {}", e.what(), advice_for(refused->code()));
}

}  // namespace asyncdemo
