#include "lessons/generator/calculator.hpp"

#include "lessons/generator/sides.hpp"

namespace asyncdemo::lessons::generator {

integer calculator::add(integer one, integer other) {
    const uncounted_allocations recording;
    if (!shown) shown.emplace(on.span("calculator", "computes"));
    on.compute_for(on[each]);
    if (++computed <= few) on.mark("calculator", "computes one");
    if (computed % between_samples == 0) {
        on.sample("computed", static_cast<double>(computed));
        shown.reset();
    }
    return (one + other) % 1'000'000'000;  // the last nine digits
}

}  // namespace asyncdemo::lessons::generator
