// Two producers and a consumer around a queue, in small actions, for a loop to call them in turn.
#pragma once

#include <deque>
#include <optional>

#include "lessons/sides_file.hpp"
#include "stage/cpu_span.hpp"

namespace asyncdemo::lessons::event_loop {

class item_exchange;

/// One of the three.
class item_actor {
public:
    item_actor(item_exchange& of, integer next) : of_(of), next_(next) {}

    /// Puts or takes one item, or finds none to take. False when it has nothing left to do.
    bool act();

private:
    item_exchange& of_;
    integer next_;  // what a producer puts next; 0 for the consumer
};

/// A puts the odd numbers into the queue, B the even ones, the consumer takes them. When they take
/// turns, they are taken as 1, 2, 3 … Until one of them acts, the loop does what `before`, a
/// literal, says.
///
/// Marks the first steps. Tells at its end, as metrics, how many items were "taken", how many of
/// them "in_turn", how many "actions_per_s", and the processor time before and since the first
/// action, "waiting_cpu_s" and "acting_cpu_s". Of one thread.
class item_exchange {
public:
    item_exchange(stage& on, integer items, std::string_view before);
    item_exchange(const item_exchange&) = delete;
    item_exchange& operator=(const item_exchange&) = delete;
    ~item_exchange();

    item_actor consumer{*this, 0};
    item_actor a{*this, 1};
    item_actor b{*this, 2};

private:
    friend item_actor;

    void begin();
    bool put(integer& next);
    bool take();

    stage& on_;
    const integer items_;
    std::deque<integer> between_;
    std::optional<duration> begun_;
    integer taken_ = 0;
    integer in_turn_ = 0;
    std::optional<cpu_span> phase_;
};

}  // namespace asyncdemo::lessons::event_loop
