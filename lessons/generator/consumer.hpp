// The consumer of `generator`: the same on all sides, for it can't tell a list from a
// generator.
#pragma once

#include "lessons/generator/calculator.hpp"
#include "lessons/generator/sides.hpp"

namespace asyncdemo::lessons::generator {

/// Notes what there is after `taken` numbers, of which `number` is the last.
void note_taken(stage& on, const calculator& with, integer taken, integer number);

/// Notes what all of it took.
void note_end(stage& on, const calculator& with);

// [list, generator, collected]
void consume(stage& on, const calculator& with, auto&& numbers) {
    integer taken = 0;
    for (const integer number : numbers) {
        note_taken(on, with, ++taken, number);
        if (taken == on[take]) break;  // nobody wants the others
    }
    note_end(on, with);
}
// [end]

}  // namespace asyncdemo::lessons::generator
