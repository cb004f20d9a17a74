// The account of numbered items: who has put them, and in which order they are taken.
#pragma once

#include <optional>

#include "lesson/units.hpp"
#include "stage/cpu_span.hpp"
#include "stage/stage.hpp"

namespace asyncdemo {

/// For two producers, A of the odd numbers and B of the even ones, and a consumer, who all wait for
/// the word to begin. When they take turns, the items are taken as 1, 2, 3 … Marks the first steps.
/// Tells at its end, as metrics, how many were "taken", how many of them "in_turn", how many
/// "actions_per_s", and the processor time before and since the beginning, "waiting_cpu_s" and
/// "acting_cpu_s". Of one thread.
class item_account {
public:
    item_account(stage& on, integer expected);
    item_account(const item_account&) = delete;
    item_account& operator=(const item_account&) = delete;
    ~item_account();

    /// The wait is over.
    void begin();

    void put(integer item);
    void take(integer item);

    /// How many items are to be taken.
    [[nodiscard]] integer expected() const noexcept { return expected_; }
    [[nodiscard]] bool is_complete() const noexcept { return taken_ == expected_; }

private:
    stage& on_;
    const integer expected_;
    duration begun_{};
    integer taken_ = 0;
    integer in_turn_ = 0;
    std::optional<cpu_span> phase_;
};

}  // namespace asyncdemo
