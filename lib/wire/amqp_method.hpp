// The methods of AMQP 0-9-1 that this project knows, as values: what a client and a broker say to
// each other. Names are those of the specification; fields that nobody here looks at are left out.
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

namespace wire::amqp {

// Texts belong to whoever said them: of a method that came they last as long as its frame.

/// Who is at the other end, as it says of itself.
struct peer {
    std::string_view product;
    std::string_view version;
    bool hears_cancels = true;  // a consumer may be told that its queue is no more
};

struct connection_start {
    std::uint8_t version_major;
    std::uint8_t version_minor;
    peer server;
    std::string_view mechanisms;
    std::string_view locales;
};
struct connection_start_ok {
    peer client;
    std::string_view mechanism;
    std::string_view response;
    std::string_view locale;
};
struct connection_tune {
    std::uint16_t channel_max;
    std::uint32_t frame_max;
    std::uint16_t heartbeat;
};
struct connection_tune_ok : connection_tune {};
struct connection_open {
    std::string_view virtual_host;
};
struct connection_open_ok {};
/// `class_id` and `method_id` are of the method that was refused, if it was one.
struct connection_close {
    std::uint16_t reply_code;
    std::string_view reply_text;
    std::uint16_t class_id;
    std::uint16_t method_id;
};
struct connection_close_ok {};

struct channel_open {};
struct channel_open_ok {};
struct channel_close : connection_close {};
struct channel_close_ok {};

/// `argument` is the name of the first of its arguments; empty when it has none.
struct queue_declare {
    std::string_view queue;
    bool passive = false;
    bool durable = false;
    bool exclusive = false;
    bool auto_delete = false;
    bool nowait = false;
    std::string_view argument = {};
};
struct queue_declare_ok {
    std::string_view queue;
    std::uint32_t message_count;
    std::uint32_t consumer_count;
};
struct queue_purge {
    std::string_view queue;
    bool nowait = false;
};
struct queue_purge_ok {
    std::uint32_t message_count;
};
struct queue_delete {
    std::string_view queue;
    bool if_unused = false;
    bool if_empty = false;
    bool nowait = false;
};
struct queue_delete_ok {
    std::uint32_t message_count;
};

struct basic_qos {
    std::uint32_t prefetch_size;
    std::uint16_t prefetch_count;
    bool global;
};
struct basic_qos_ok {};
struct basic_consume {
    std::string_view queue;
    std::string_view consumer_tag = {};
    bool no_ack = false;
    bool exclusive = false;
    bool nowait = false;
    std::string_view argument = {};
};
struct basic_consume_ok {
    std::string_view consumer_tag;
};
struct basic_cancel {
    std::string_view consumer_tag;
    bool nowait = false;
};
struct basic_cancel_ok {
    std::string_view consumer_tag;
};
struct basic_publish {
    std::string_view exchange;
    std::string_view routing_key;
    bool mandatory = false;
    bool immediate = false;
};
struct basic_return {
    std::uint16_t reply_code;
    std::string_view reply_text;
    std::string_view exchange;
    std::string_view routing_key;
};
struct basic_deliver {
    std::string_view consumer_tag;
    std::uint64_t delivery_tag;
    bool redelivered;
    std::string_view exchange;
    std::string_view routing_key;
};
struct basic_get {
    std::string_view queue;
    bool no_ack = false;
};
struct basic_get_ok {
    std::uint64_t delivery_tag;
    bool redelivered;
    std::string_view exchange;
    std::string_view routing_key;
    std::uint32_t message_count;
};
struct basic_get_empty {};
struct basic_ack {
    std::uint64_t delivery_tag;
    bool multiple = false;
};
struct basic_reject {
    std::uint64_t delivery_tag;
    bool requeue = true;
};
struct basic_nack {
    std::uint64_t delivery_tag;
    bool multiple = false;
    bool requeue = true;
};

struct confirm_select {
    bool nowait = false;
};
struct confirm_select_ok {};

using method =
    std::variant<connection_start, connection_start_ok, connection_tune, connection_tune_ok,
                 connection_open, connection_open_ok, connection_close, connection_close_ok,
                 channel_open, channel_open_ok, channel_close, channel_close_ok, queue_declare,
                 queue_declare_ok, queue_purge, queue_purge_ok, queue_delete, queue_delete_ok,
                 basic_qos, basic_qos_ok, basic_consume, basic_consume_ok, basic_cancel,
                 basic_cancel_ok, basic_publish, basic_return, basic_deliver, basic_get,
                 basic_get_ok, basic_get_empty, basic_ack, basic_reject, basic_nack, confirm_select,
                 confirm_select_ok>;

}  // namespace wire::amqp
