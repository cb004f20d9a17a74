#include "wire/amqp_broker_channel.hpp"

#include <set>
#include <utility>

#include "wire/amqp_codec.hpp"
#include "wire/amqp_error.hpp"

namespace wire {
namespace {

amqp_error no_way(std::string_view what) {
    return amqp_error::because(amqp_reply::not_implemented, what);
}

void require_no_argument(std::string_view name) {
    if (!name.empty()) throw no_way("argument '" + std::string(name) + "'");
}

std::uint32_t to_count(std::size_t n) { return static_cast<std::uint32_t>(n); }

}  // namespace

// A consumer of this channel. The queue knows it as long as `consumers_` has it.
class amqp_broker_channel::subscription final : public amqp_consumer,
                                                public std::enable_shared_from_this<subscription> {
public:
    subscription(amqp_broker_channel& of, std::string name, std::shared_ptr<amqp_queue> queue,
                 bool acks_nothing)
        : tag(std::move(name)),
          from(std::move(queue)),
          no_ack(acks_nothing),
          of_(of),
          prefetch_(of.prefetch_) {}

    [[nodiscard]] bool has_room() const override {
        return !of_.line_.is_full() && (prefetch_ == 0 || unacked < prefetch_);
    }

    void deliver(stored_message m) override { of_.hand_out(shared_from_this(), std::move(m)); }

    void cancel() override {
        if (of_.line_.hears_cancels) of_.say(amqp::basic_cancel{tag, true});
        of_.consumers_.erase(std::string(tag));  // the end of this object
    }

    const std::string tag;
    const std::shared_ptr<amqp_queue> from;
    const bool no_ack;
    std::size_t unacked = 0;

private:
    amqp_broker_channel& of_;
    std::size_t prefetch_;  // 0: no limit
};

amqp_broker_channel::amqp_broker_channel(amqp_broker& at, amqp_line& to, std::uint16_t number)
    : broker_(at), line_(to), number_(number), incoming_(at.limits().message_bytes) {}

// Without memory to put a message back, the broker ends here.
// NOLINTNEXTLINE(bugprone-exception-escape)
amqp_broker_channel::~amqp_broker_channel() {
    stop_consuming();
    if (!in_hand_.empty()) settle(0, true, true);
}

void amqp_broker_channel::stop_consuming() {
    while (!consumers_.empty()) end_consumer(consumers_.begin()->first);
}

void amqp_broker_channel::resume() {
    for (const auto& [tag, consumer] : consumers_) consumer->from->deliver();
}

// --- what the client says

void amqp_broker_channel::take(const amqp::method& m) {
    incoming_.require_none();
    std::visit([this](const auto& one) { on(one); }, m);
}

void amqp_broker_channel::take_header(std::string_view payload) {
    publish(incoming_.take_header(payload));
}

void amqp_broker_channel::take_body(std::string_view payload) {
    publish(incoming_.take_body(payload));
}

void amqp_broker_channel::on(const auto& other) {
    throw amqp_error::because(amqp_reply::command_invalid, name_of_method(other));
}

void amqp_broker_channel::on(const amqp::queue_declare& m) {
    require_no_argument(m.argument);
    const amqp_queue_kind kind{m.durable, m.exclusive, m.auto_delete};
    const auto q = m.passive ? find(m.queue) : broker_.declare(m.queue, kind, &line_);
    last_queue_ = q->name();
    if (m.nowait) return;
    say(amqp::queue_declare_ok{q->name(), to_count(q->waiting()), to_count(q->consumers())});
}

void amqp_broker_channel::on(const amqp::queue_purge& m) {
    const std::size_t count = find(m.queue)->purge();
    if (!m.nowait) say(amqp::queue_purge_ok{to_count(count)});
}

void amqp_broker_channel::on(const amqp::queue_delete& m) {
    std::size_t count = 0;
    try {
        const auto q = find(m.queue);
        const auto require = [&](bool may_go, const char* else_it_is) {
            if (may_go) return;
            throw amqp_error::because(amqp_reply::precondition_failed,
                                      "queue '" + q->name() + "' in vhost '/' " + else_it_is);
        };
        require(!m.if_unused || q->consumers() == 0, "in use");
        require(!m.if_empty || q->waiting() == 0, "not empty");
        count = q->waiting();
        broker_.remove(*q);
    } catch (const amqp_error& e) {
        if (e.code() != amqp_reply::not_found) throw;  // what isn't there need not be deleted
    }
    if (!m.nowait) say(amqp::queue_delete_ok{to_count(count)});
}

void amqp_broker_channel::on(const amqp::basic_qos& m) {
    if (m.prefetch_size > 0)
        throw no_way("prefetch_size!=0 (" + std::to_string(m.prefetch_size) + ")");
    if (m.global) throw no_way("prefetch of all consumers together");
    prefetch_ = m.prefetch_count;
    say(amqp::basic_qos_ok{});
}

void amqp_broker_channel::on(const amqp::basic_consume& m) {
    require_no_argument(m.argument);
    if (m.exclusive) throw no_way("exclusive consumers");
    if (consumers_.contains(m.consumer_tag)) {
        throw amqp_error::because(amqp_reply::not_allowed, "attempt to reuse consumer tag '" +
                                                               std::string(m.consumer_tag) + "'");
    }
    if (consumers_.size() >= broker_.limits().consumers) {
        throw amqp_error::because(amqp_reply::not_allowed, "too many consumers on one channel");
    }
    const auto q = find(m.queue);
    const std::string tag =
        m.consumer_tag.empty() ? broker_.fresh_name("amq.ctag-") : std::string(m.consumer_tag);
    const auto fresh = std::make_shared<subscription>(*this, tag, q, m.no_ack);
    consumers_.emplace(tag, fresh);
    if (!m.nowait) say(amqp::basic_consume_ok{tag});
    q->add(*fresh);
}

void amqp_broker_channel::on(const amqp::basic_cancel& m) {
    const std::string tag(m.consumer_tag);
    end_consumer(tag);
    if (!m.nowait) say(amqp::basic_cancel_ok{tag});
}

void amqp_broker_channel::on(const amqp::basic_get& m) {
    const auto q = find(m.queue);
    std::optional<stored_message> first = q->take();
    if (!first) return say(amqp::basic_get_empty{});
    const amqp::basic_get_ok found{++handed_out_, first->is_redelivered(), "", q->name(),
                                   to_count(q->waiting())};
    line_.say(number_, found, first->content());
    if (!m.no_ack) in_hand_.emplace(handed_out_, held_message{std::move(*first), q, nullptr});
}

void amqp_broker_channel::on(const amqp::confirm_select& m) {
    confirms_ = true;
    if (!m.nowait) say(amqp::confirm_select_ok{});
}

void amqp_broker_channel::on(const amqp::basic_publish& m) {
    if (m.immediate) throw no_way("immediate=true");
    if (!m.exchange.empty()) {
        throw amqp_error::because(
            amqp_reply::not_found,
            "no exchange '" + std::string(m.exchange) + "' in vhost '/': only the default one");
    }
    routing_key_ = or_last(m.routing_key);
    is_mandatory_ = m.mandatory;
    incoming_.begin();
}

void amqp_broker_channel::publish(std::optional<amqp_message> m) {
    if (!m) return;
    if (confirms_) ++published_;
    if (!broker_.has_room_for(m->size())) {
        if (confirms_) return say(amqp::basic_nack{published_, false, false});
        throw amqp_error::because(amqp_reply::resource_error, "the broker is full");
    }
    if (const auto to = broker_.route(routing_key_)) {
        to->put(std::move(*m));
    } else if (is_mandatory_) {
        line_.say(number_, amqp::basic_return{amqp_reply::no_route, "NO_ROUTE", "", routing_key_},
                  *m);
    }
    if (confirms_) say(amqp::basic_ack{published_});
}

// --- what becomes of messages and consumers

void amqp_broker_channel::hand_out(const std::shared_ptr<subscription>& to, stored_message m) {
    const std::uint64_t tag = ++handed_out_;
    line_.say(number_, amqp::basic_deliver{to->tag, tag, m.is_redelivered(), "", to->from->name()},
              m.content());
    if (to->no_ack) return;
    ++to->unacked;
    in_hand_.emplace_hint(in_hand_.end(), tag, held_message{std::move(m), to->from, to});
}

void amqp_broker_channel::settle(std::uint64_t tag, bool multiple, bool requeue) {
    const bool is_all = multiple && tag == 0;
    if (!is_all && !in_hand_.contains(tag)) {
        throw amqp_error::because(amqp_reply::precondition_failed,
                                  "unknown delivery tag " + std::to_string(tag));
    }
    const auto first = multiple ? in_hand_.begin() : in_hand_.find(tag);
    const auto last = is_all ? in_hand_.end() : in_hand_.upper_bound(tag);
    std::set<std::shared_ptr<amqp_queue>> touched;
    for (auto i = first; i != last; ++i) {
        held_message& held = i->second;
        if (held.by) --held.by->unacked;
        if (requeue) held.from->put_back(std::move(held.message));
        touched.insert(held.from);
    }
    in_hand_.erase(first, last);
    for (const std::shared_ptr<amqp_queue>& q : touched) q->deliver();
}

void amqp_broker_channel::end_consumer(const std::string& tag) {
    const auto found = consumers_.find(tag);
    if (found == consumers_.end()) return;
    const std::shared_ptr<subscription> last = std::move(found->second);
    consumers_.erase(found);
    amqp_queue& q = *last->from;
    q.remove(*last);
    if (q.kind().auto_delete && q.consumers() == 0) broker_.remove(q);
}

// An empty name means the queue that was declared last.
std::string_view amqp_broker_channel::or_last(std::string_view queue) const {
    return queue.empty() ? last_queue_ : queue;
}

std::shared_ptr<amqp_queue> amqp_broker_channel::find(std::string_view queue) const {
    return broker_.find(or_last(queue), &line_);
}

}  // namespace wire
