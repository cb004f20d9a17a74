// What became of the items of `producer-consumer`.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::producer_consumer {

struct item {
    integer value;
    duration made;
};

/// `on` outlives it.
class ledger {
public:
    explicit ledger(stage& on) : on_(on) {}

    /// Records a row: the item was taken at `taken`, and is done now.
    void processed(const item& i, duration taken);

    /// Once all are processed: tells their ages, and the longest wait for the consumer, as metrics.
    void report();

private:
    stage& on_;
    std::vector<duration> ages_;
    duration longest_wait_{};
};

}  // namespace asyncdemo::lessons::producer_consumer
