#include "lessons/generator/consumer.hpp"

namespace asyncdemo::lessons::generator {

void note_taken(stage& on, const calculator& with, integer taken, integer number) {
    const uncounted_allocations recording;
    if (taken == 1) on.metric("first_s", on.now());
    if (taken == 1) on.metric("computed_at_first", with.computed);
    if (taken <= few) on.mark("consumer", "gets one");
    if (taken % between_samples == 0) on.sample("taken", static_cast<double>(taken));
    if (taken == on[take]) on.metric("last_digits", number);
}

void note_end(stage& on, const calculator& with) {
    const uncounted_allocations recording;
    on.mark("consumer", "stops");
    on.metric("computed", with.computed);
    on.metric("allocations", with.heap.count());
    on.metric("heap_bytes", with.heap.bytes());
}

}  // namespace asyncdemo::lessons::generator
