#include "lessons/event-loop/item_exchange.hpp"

namespace asyncdemo::lessons::event_loop {
namespace {

// Enough to see the order, and few enough to read.
constexpr integer marked_puts = 4;
constexpr integer marked_takes = 2;

}  // namespace

// [deque, select, newest-first, libuv]
bool item_actor::act() {
    if (!of_.begun_) of_.begin();
    return next_ == 0 ? of_.take() : of_.put(next_);
}
// [end]

item_exchange::item_exchange(stage& on, integer items, std::string_view before)
    : on_(on), items_(items) {
    phase_.emplace(on_, "loop", before, "waiting_cpu_s");
}

item_exchange::~item_exchange() {
    on_.metric("taken", taken_);
    on_.metric("in_turn", in_turn_);
    const seconds acted = on_.now() - begun_.value_or(on_.now());
    if (acted.count() > 0) on_.metric("actions_per_s", static_cast<double>(taken_) / acted.count());
}

void item_exchange::begin() {
    phase_.emplace(on_, "loop", "acts", "acting_cpu_s");
    begun_ = on_.now();
}

// [deque, select, newest-first, libuv]
bool item_exchange::put(integer& next) {
    if (next > items_) return false;
    if (next <= marked_puts) on_.mark(next % 2 == 1 ? "A" : "B", fmt::format("puts {}", next));
    between_.push_back(next);
    next += 2;
    return true;
}

bool item_exchange::take() {
    if (!between_.empty()) {
        const integer item = between_.front();
        between_.pop_front();
        if (++taken_ <= marked_takes) on_.mark("consumer", fmt::format("takes {}", item));
        if (item == taken_) ++in_turn_;
    }
    return taken_ < items_;
}
// [end]

}  // namespace asyncdemo::lessons::event_loop
