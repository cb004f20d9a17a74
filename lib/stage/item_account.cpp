#include "stage/item_account.hpp"

#include <fmt/format.h>

namespace asyncdemo {
namespace {

// Enough to see who follows whom, and few enough to be read.
constexpr integer marked_puts = 4;
constexpr integer marked_takes = 2;

}  // namespace

item_account::item_account(stage& on, integer expected) : on_(on), expected_(expected) {
    phase_.emplace(on_, "loop", "waits", "waiting_cpu_s");
}

item_account::~item_account() {
    on_.metric("taken", taken_);
    on_.metric("in_turn", in_turn_);
    const seconds acted = on_.now() - begun_;
    if (acted.count() > 0) on_.metric("actions_per_s", static_cast<double>(taken_) / acted.count());
}

void item_account::begin() {
    phase_.emplace(on_, "loop", "acts", "acting_cpu_s");
    begun_ = on_.now();
}

void item_account::put(integer item) {
    if (item <= marked_puts) on_.mark(item % 2 == 1 ? "A" : "B", fmt::format("puts {}", item));
}

void item_account::take(integer item) {
    ++taken_;
    if (taken_ <= marked_takes) on_.mark("consumer", fmt::format("takes {}", item));
    if (item == taken_) ++in_turn_;
}

}  // namespace asyncdemo
