#include "wire/amqp_broker.hpp"

#include <utility>

#include "wire/amqp_error.hpp"

namespace wire {
namespace {

constexpr std::string_view reserved_prefix = "amq.";

std::string in_vhost(std::string_view queue) {
    return "queue '" + std::string(queue) + "' in vhost '/'";
}

void require_access(const amqp_queue& q, const void* by) {
    if (q.owner() == nullptr || q.owner() == by) return;
    throw amqp_error::because(amqp_reply::resource_locked,
                              "cannot obtain exclusive access to locked " + in_vhost(q.name()));
}

void require_same(const amqp_queue& q, bool amqp_queue_kind::* what, const char* name,
                  const amqp_queue_kind& asked) {
    if (asked.*what == q.kind().*what) return;
    const auto word = [](bool b) { return b ? "'true'" : "'false'"; };
    throw amqp_error::because(amqp_reply::precondition_failed,
                              "inequivalent arg '" + std::string(name) + "' for " +
                                  in_vhost(q.name()) + ": received " + word(asked.*what) +
                                  " but current is " + word(q.kind().*what));
}

}  // namespace

std::shared_ptr<amqp_queue> amqp_broker::declare(std::string_view name, const amqp_queue_kind& kind,
                                                 const void* by) {
    const auto found = queues_.find(name);
    if (found != queues_.end()) {
        const amqp_queue& q = *found->second;
        require_access(q, by);
        require_same(q, &amqp_queue_kind::durable, "durable", kind);
        require_same(q, &amqp_queue_kind::exclusive, "exclusive", kind);
        require_same(q, &amqp_queue_kind::auto_delete, "auto_delete", kind);
        return found->second;
    }
    if (name.substr(0, reserved_prefix.size()) == reserved_prefix) {
        throw amqp_error::because(
            amqp_reply::access_refused,
            "queue name '" + std::string(name) + "' contains reserved prefix 'amq.*'");
    }
    if (queues_.size() >= limits_.queues) {
        throw amqp_error::because(amqp_reply::precondition_failed,
                                  "cannot declare " + in_vhost(name) + ": queue limit (" +
                                      std::to_string(limits_.queues) + ") is reached");
    }
    const std::string own = name.empty() ? fresh_name("amq.gen-") : std::string(name);
    const void* const owner = kind.exclusive ? by : nullptr;
    return queues_[own] = std::make_shared<amqp_queue>(own, kind, owner, stock_);
}

std::shared_ptr<amqp_queue> amqp_broker::find(std::string_view name, const void* by) const {
    const auto found = queues_.find(name);
    if (found == queues_.end()) {
        throw amqp_error::because(amqp_reply::not_found, "no " + in_vhost(name));
    }
    require_access(*found->second, by);
    return found->second;
}

void amqp_broker::remove(const amqp_queue& q) {
    const auto found = queues_.find(q.name());
    if (found == queues_.end() || found->second.get() != &q) return;
    const std::shared_ptr<amqp_queue> last = std::move(found->second);
    queues_.erase(found);
    last->purge();
    last->cancel_consumers();
}

void amqp_broker::remove_queues_of(const void* owner) {
    for (auto next = queues_.begin(); next != queues_.end();) {
        const std::shared_ptr<amqp_queue> q = (next++)->second;
        if (q->owner() == owner) remove(*q);
    }
}

std::shared_ptr<amqp_queue> amqp_broker::route(std::string_view routing_key) const {
    const auto to = queues_.find(routing_key);
    return to == queues_.end() ? nullptr : to->second;
}

bool amqp_broker::has_room_for(std::size_t bytes) const noexcept {
    return stock_.messages < limits_.messages && bytes <= limits_.stored_bytes - stock_.bytes;
}

std::string amqp_broker::fresh_name(std::string_view prefix) {
    return std::string(prefix) + std::to_string(++names_);
}

}  // namespace wire
