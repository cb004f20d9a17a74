// The queue between the producer and the consumer of `backpressure`, with the account of its items.
#pragma once

#include "aio/queue.hpp"
#include "lessons/backpressure/account.hpp"
#include "lessons/backpressure/sides.hpp"

namespace asyncdemo::lessons::backpressure {

/// Takes memory, and knows when it was made.
class item {
public:
    item(duration made, integer kb) : made_(made), content_(static_cast<std::size_t>(kb) * 1000) {}

    [[nodiscard]] duration made() const { return made_; }

private:
    duration made_;
    std::vector<char> content_;
};

inline constexpr std::size_t no_limit = aio::queue<item>::unbounded;

/// What a bounded queue holds.
inline std::size_t limit(const stage& on) { return static_cast<std::size_t>(on[capacity]); }

class line : public account {
public:
    line(stage& on, std::size_t room) : account(on), queue(room) {}

    aio::queue<item> queue;

    item make() {
        count_made();
        return {on_.now(), on_[item_kb]};
    }
    void note_depth() { count_depth(queue.size()); }
    void consume(const item& i) { count_consumed(on_.now() - i.made()); }
    void report() { account::report(queue.size()); }
};

}  // namespace asyncdemo::lessons::backpressure
