#include "wire/amqp_queue.hpp"

#include <algorithm>

namespace wire {

stored_message::stored_message(amqp_message m, std::uint64_t place, amqp_stock& in)
    : place_(place), content_(std::move(m)), bytes_(content_.size()), stock_(&in) {
    ++in.messages;
    in.bytes += bytes_;
}

stored_message& stored_message::operator=(stored_message&& other) noexcept {
    if (this == &other) return *this;
    leave();
    place_ = other.place_;
    is_redelivered_ = other.is_redelivered_;
    content_ = std::move(other.content_);
    bytes_ = other.bytes_;
    stock_ = std::exchange(other.stock_, nullptr);
    return *this;
}

void stored_message::leave() noexcept {
    if (stock_ == nullptr) return;
    --stock_->messages;
    stock_->bytes -= bytes_;
}

void amqp_queue::put(amqp_message m) {
    waiting_.emplace_back(std::move(m), ++places_, stock_);
    deliver();
}

void amqp_queue::put_back(stored_message m) {
    m.mark_redelivered();
    const auto behind = std::upper_bound(
        waiting_.begin(), waiting_.end(), m.place(),
        [](std::uint64_t place, const stored_message& other) { return place < other.place(); });
    waiting_.insert(behind, std::move(m));
}

std::optional<stored_message> amqp_queue::take() {
    if (waiting_.empty()) return std::nullopt;
    std::optional<stored_message> first(std::move(waiting_.front()));
    waiting_.pop_front();
    return first;
}

std::size_t amqp_queue::purge() {
    const std::size_t count = waiting_.size();
    waiting_.clear();
    return count;
}

void amqp_queue::add(amqp_consumer& c) {
    consumers_.push_back(&c);
    deliver();
}

void amqp_queue::remove(const amqp_consumer& c) {
    consumers_.remove_if([&c](const amqp_consumer* other) { return other == &c; });
}

void amqp_queue::cancel_consumers() {
    while (!consumers_.empty()) {
        amqp_consumer* const next = consumers_.front();
        consumers_.pop_front();
        next->cancel();
    }
}

void amqp_queue::deliver() {
    for (std::size_t full = 0; full < consumers_.size() && !waiting_.empty();) {
        amqp_consumer& next = *consumers_.front();
        consumers_.splice(consumers_.end(), consumers_, consumers_.begin());
        full = next.has_room() ? 0 : full + 1;
        if (full > 0) continue;
        if (std::optional<stored_message> first = take()) next.deliver(*std::move(first));
    }
}

}  // namespace wire
