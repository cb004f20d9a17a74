// The methods of AMQP 0-9-1 as rabbitmq-c has them: the struct and the number of each, and which
// fields are those of ours. Only `amqp_codec.cpp` includes it, so nothing else sees rabbitmq-c.
#pragma once

#if __has_include(<rabbitmq-c/amqp.h>)
#include <rabbitmq-c/amqp.h>
#include <rabbitmq-c/framing.h>
#else
#include <amqp.h>
#include <amqp_framing.h>
#endif

#include "wire/amqp_method.hpp"

namespace wire::amqp {

/// `theirs` and `number` of a method, and `pair`, which calls `with` once with each field of `o`,
/// ours, and that of `t`, theirs, in turn. What rabbitmq-c has besides is of no interest.
template <class Method>
struct on_wire;

/// What all have; a method without fields has no more.
template <class Theirs, amqp_method_number_t Number>
struct is {
    using theirs = Theirs;
    static constexpr amqp_method_number_t number = Number;
    static void pair(auto&, auto&, auto&) {}
};

template <>
struct on_wire<connection_start> : is<amqp_connection_start_t, AMQP_CONNECTION_START_METHOD> {
    static void pair(auto& with, auto& o, auto& t) {
        with(o.version_major, t.version_major, o.version_minor, t.version_minor, o.server,
             t.server_properties, o.mechanisms, t.mechanisms, o.locales, t.locales);
    }
};
template <>
struct on_wire<connection_start_ok>
    : is<amqp_connection_start_ok_t, AMQP_CONNECTION_START_OK_METHOD> {
    static void pair(auto& with, auto& o, auto& t) {
        with(o.client, t.client_properties, o.mechanism, t.mechanism, o.response, t.response,
             o.locale, t.locale);
    }
};
template <>
struct on_wire<connection_tune> : is<amqp_connection_tune_t, AMQP_CONNECTION_TUNE_METHOD> {
    static void pair(auto& with, auto& o, auto& t) {
        with(o.channel_max, t.channel_max, o.frame_max, t.frame_max, o.heartbeat, t.heartbeat);
    }
};
template <>
struct on_wire<connection_tune_ok> : is<amqp_connection_tune_ok_t, AMQP_CONNECTION_TUNE_OK_METHOD> {
    static void pair(auto& with, auto& o, auto& t) {
        with(o.channel_max, t.channel_max, o.frame_max, t.frame_max, o.heartbeat, t.heartbeat);
    }
};
template <>
struct on_wire<connection_open> : is<amqp_connection_open_t, AMQP_CONNECTION_OPEN_METHOD> {
    static void pair(auto& with, auto& o, auto& t) { with(o.virtual_host, t.virtual_host); }
};
template <>
struct on_wire<connection_open_ok> : is<amqp_connection_open_ok_t, AMQP_CONNECTION_OPEN_OK_METHOD> {
};
template <>
struct on_wire<connection_close> : is<amqp_connection_close_t, AMQP_CONNECTION_CLOSE_METHOD> {
    static void pair(auto& with, auto& o, auto& t) {
        with(o.reply_code, t.reply_code, o.reply_text, t.reply_text, o.class_id, t.class_id,
             o.method_id, t.method_id);
    }
};
template <>
struct on_wire<connection_close_ok>
    : is<amqp_connection_close_ok_t, AMQP_CONNECTION_CLOSE_OK_METHOD> {};
template <>
struct on_wire<channel_open> : is<amqp_channel_open_t, AMQP_CHANNEL_OPEN_METHOD> {};
template <>
struct on_wire<channel_open_ok> : is<amqp_channel_open_ok_t, AMQP_CHANNEL_OPEN_OK_METHOD> {};
template <>
struct on_wire<channel_close> : is<amqp_channel_close_t, AMQP_CHANNEL_CLOSE_METHOD> {
    static void pair(auto& with, auto& o, auto& t) {
        with(o.reply_code, t.reply_code, o.reply_text, t.reply_text, o.class_id, t.class_id,
             o.method_id, t.method_id);
    }
};
template <>
struct on_wire<channel_close_ok> : is<amqp_channel_close_ok_t, AMQP_CHANNEL_CLOSE_OK_METHOD> {};
template <>
struct on_wire<queue_declare> : is<amqp_queue_declare_t, AMQP_QUEUE_DECLARE_METHOD> {
    static void pair(auto& with, auto& o, auto& t) {
        with(o.queue, t.queue, o.passive, t.passive, o.durable, t.durable, o.exclusive, t.exclusive,
             o.auto_delete, t.auto_delete, o.nowait, t.nowait, o.argument, t.arguments);
    }
};
template <>
struct on_wire<queue_declare_ok> : is<amqp_queue_declare_ok_t, AMQP_QUEUE_DECLARE_OK_METHOD> {
    static void pair(auto& with, auto& o, auto& t) {
        with(o.queue, t.queue, o.message_count, t.message_count, o.consumer_count,
             t.consumer_count);
    }
};
template <>
struct on_wire<queue_purge> : is<amqp_queue_purge_t, AMQP_QUEUE_PURGE_METHOD> {
    static void pair(auto& with, auto& o, auto& t) { with(o.queue, t.queue, o.nowait, t.nowait); }
};
template <>
struct on_wire<queue_purge_ok> : is<amqp_queue_purge_ok_t, AMQP_QUEUE_PURGE_OK_METHOD> {
    static void pair(auto& with, auto& o, auto& t) { with(o.message_count, t.message_count); }
};
template <>
struct on_wire<queue_delete> : is<amqp_queue_delete_t, AMQP_QUEUE_DELETE_METHOD> {
    static void pair(auto& with, auto& o, auto& t) {
        with(o.queue, t.queue, o.if_unused, t.if_unused, o.if_empty, t.if_empty, o.nowait,
             t.nowait);
    }
};
template <>
struct on_wire<queue_delete_ok> : is<amqp_queue_delete_ok_t, AMQP_QUEUE_DELETE_OK_METHOD> {
    static void pair(auto& with, auto& o, auto& t) { with(o.message_count, t.message_count); }
};
template <>
struct on_wire<basic_qos> : is<amqp_basic_qos_t, AMQP_BASIC_QOS_METHOD> {
    static void pair(auto& with, auto& o, auto& t) {
        with(o.prefetch_size, t.prefetch_size, o.prefetch_count, t.prefetch_count, o.global,
             t.global);
    }
};
template <>
struct on_wire<basic_qos_ok> : is<amqp_basic_qos_ok_t, AMQP_BASIC_QOS_OK_METHOD> {};
template <>
struct on_wire<basic_consume> : is<amqp_basic_consume_t, AMQP_BASIC_CONSUME_METHOD> {
    static void pair(auto& with, auto& o, auto& t) {
        with(o.queue, t.queue, o.consumer_tag, t.consumer_tag, o.no_ack, t.no_ack, o.exclusive,
             t.exclusive, o.nowait, t.nowait, o.argument, t.arguments);
    }
};
template <>
struct on_wire<basic_consume_ok> : is<amqp_basic_consume_ok_t, AMQP_BASIC_CONSUME_OK_METHOD> {
    static void pair(auto& with, auto& o, auto& t) { with(o.consumer_tag, t.consumer_tag); }
};
template <>
struct on_wire<basic_cancel> : is<amqp_basic_cancel_t, AMQP_BASIC_CANCEL_METHOD> {
    static void pair(auto& with, auto& o, auto& t) {
        with(o.consumer_tag, t.consumer_tag, o.nowait, t.nowait);
    }
};
template <>
struct on_wire<basic_cancel_ok> : is<amqp_basic_cancel_ok_t, AMQP_BASIC_CANCEL_OK_METHOD> {
    static void pair(auto& with, auto& o, auto& t) { with(o.consumer_tag, t.consumer_tag); }
};
template <>
struct on_wire<basic_publish> : is<amqp_basic_publish_t, AMQP_BASIC_PUBLISH_METHOD> {
    static void pair(auto& with, auto& o, auto& t) {
        with(o.exchange, t.exchange, o.routing_key, t.routing_key, o.mandatory, t.mandatory,
             o.immediate, t.immediate);
    }
};
template <>
struct on_wire<basic_return> : is<amqp_basic_return_t, AMQP_BASIC_RETURN_METHOD> {
    static void pair(auto& with, auto& o, auto& t) {
        with(o.reply_code, t.reply_code, o.reply_text, t.reply_text, o.exchange, t.exchange,
             o.routing_key, t.routing_key);
    }
};
template <>
struct on_wire<basic_deliver> : is<amqp_basic_deliver_t, AMQP_BASIC_DELIVER_METHOD> {
    static void pair(auto& with, auto& o, auto& t) {
        with(o.consumer_tag, t.consumer_tag, o.delivery_tag, t.delivery_tag, o.redelivered,
             t.redelivered, o.exchange, t.exchange, o.routing_key, t.routing_key);
    }
};
template <>
struct on_wire<basic_get> : is<amqp_basic_get_t, AMQP_BASIC_GET_METHOD> {
    static void pair(auto& with, auto& o, auto& t) { with(o.queue, t.queue, o.no_ack, t.no_ack); }
};
template <>
struct on_wire<basic_get_ok> : is<amqp_basic_get_ok_t, AMQP_BASIC_GET_OK_METHOD> {
    static void pair(auto& with, auto& o, auto& t) {
        with(o.delivery_tag, t.delivery_tag, o.redelivered, t.redelivered, o.exchange, t.exchange,
             o.routing_key, t.routing_key, o.message_count, t.message_count);
    }
};
template <>
struct on_wire<basic_get_empty> : is<amqp_basic_get_empty_t, AMQP_BASIC_GET_EMPTY_METHOD> {};
template <>
struct on_wire<basic_ack> : is<amqp_basic_ack_t, AMQP_BASIC_ACK_METHOD> {
    static void pair(auto& with, auto& o, auto& t) {
        with(o.delivery_tag, t.delivery_tag, o.multiple, t.multiple);
    }
};
template <>
struct on_wire<basic_reject> : is<amqp_basic_reject_t, AMQP_BASIC_REJECT_METHOD> {
    static void pair(auto& with, auto& o, auto& t) {
        with(o.delivery_tag, t.delivery_tag, o.requeue, t.requeue);
    }
};
template <>
struct on_wire<basic_nack> : is<amqp_basic_nack_t, AMQP_BASIC_NACK_METHOD> {
    static void pair(auto& with, auto& o, auto& t) {
        with(o.delivery_tag, t.delivery_tag, o.multiple, t.multiple, o.requeue, t.requeue);
    }
};
template <>
struct on_wire<confirm_select> : is<amqp_confirm_select_t, AMQP_CONFIRM_SELECT_METHOD> {
    static void pair(auto& with, auto& o, auto& t) { with(o.nowait, t.nowait); }
};
template <>
struct on_wire<confirm_select_ok> : is<amqp_confirm_select_ok_t, AMQP_CONFIRM_SELECT_OK_METHOD> {};

}  // namespace wire::amqp
