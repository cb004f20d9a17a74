#include "wire/amqp_error.hpp"

namespace wire {

std::string_view name_of_reply(std::uint16_t code) noexcept {
    switch (code) {
        case amqp_reply::no_route:
            return "NO_ROUTE";
        case amqp_reply::connection_forced:
            return "CONNECTION_FORCED";
        case amqp_reply::access_refused:
            return "ACCESS_REFUSED";
        case amqp_reply::not_found:
            return "NOT_FOUND";
        case amqp_reply::resource_locked:
            return "RESOURCE_LOCKED";
        case amqp_reply::precondition_failed:
            return "PRECONDITION_FAILED";
        case amqp_reply::frame_error:
            return "FRAME_ERROR";
        case amqp_reply::syntax_error:
            return "SYNTAX_ERROR";
        case amqp_reply::command_invalid:
            return "COMMAND_INVALID";
        case amqp_reply::channel_error:
            return "CHANNEL_ERROR";
        case amqp_reply::unexpected_frame:
            return "UNEXPECTED_FRAME";
        case amqp_reply::resource_error:
            return "RESOURCE_ERROR";
        case amqp_reply::not_allowed:
            return "NOT_ALLOWED";
        case amqp_reply::not_implemented:
            return "NOT_IMPLEMENTED";
        default:
            return "";
    }
}

amqp_error amqp_error::because(std::uint16_t code, std::string_view why) {
    return {code, std::string(name_of_reply(code)).append(" - ").append(why)};
}

}  // namespace wire
