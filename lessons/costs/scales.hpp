// Weighs many of a kind that are alive at once.
#pragma once

#include <unistd.h>

#include "lessons/sides_file.hpp"
#include "posix/process_figures.hpp"

namespace asyncdemo::lessons::costs {

// [coroutine, thread, process]
/// What the system does not tell is not recorded. `on` outlives it.
class scales {
public:
    explicit scales(stage& on) : on_(on) {}

    /// Tells what this process has filled since these scales are there, for each of `how_many`, as
    /// the metric memory_each_kb, and how many threads it has now, as threads_alive.
    void tell(integer how_many) const {
        const auto now = own_memory_kb_of(::getpid());
        const auto threads = thread_count(::getpid());
        if (now && before_) tell_memory(*now - *before_, how_many);
        if (threads) on_.metric("threads_alive", *threads);
    }

    /// The same for children, by what they have filled themselves.
    template <class Processes>
    void tell_children(const Processes& children) const {
        std::int64_t sum_kb = 0;
        for (const auto& child : children) {
            const auto filled = own_memory_kb_of(child.pid());
            if (!filled) return;
            sum_kb += *filled;
        }
        tell_memory(sum_kb, static_cast<integer>(children.size()));
    }

private:
    void tell_memory(std::int64_t sum_kb, integer how_many) const {
        on_.metric("memory_each_kb", static_cast<double>(sum_kb) / static_cast<double>(how_many));
    }

    stage& on_;
    const std::optional<std::int64_t> before_ = own_memory_kb_of(::getpid());
};
// [end]

}  // namespace asyncdemo::lessons::costs
