// What a span does, as far as a picture tells it. The kind decides how a span is drawn: alike in
// every panel of a lesson, while it runs, when it is over, and on the page.
#pragma once

#include <string_view>

namespace asyncdemo {

enum class span_kind {
    waiting,  // for a timer, an answer or another task: it takes no processor
    working,  // computes, makes an item or handles one
    alone,    // works while nothing else may, or has nothing beside it
    cut_off   // ends without what it came for: refused, or given up
};

/// What a lesson says of its own words.
struct span_meaning {
    std::string_view what;  // "counts", as the sides record it
    span_kind kind;
};

/// A word that means the same in all lessons: such a span is `waiting`.
inline constexpr std::string_view plain_waiting = "waits";

/// Another one, of those who knock at a server for people: it works on their answer. Such a span is
/// `working`, unless a lesson with that word says otherwise.
inline constexpr std::string_view plain_working = "is in hand";

}  // namespace asyncdemo
