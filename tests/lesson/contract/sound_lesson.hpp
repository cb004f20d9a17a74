// A lesson that keeps its contract, made here to be broken in one place at a time.
#pragma once

#include <string>

#include "lesson/contract/complaints.hpp"

namespace asyncdemo {

/// The lesson `waits`: two waits of `--wait`, `in-turn` and `together`; the mistake is `blocked`.
catalog_entry sound_entry();

/// The sentences, a line each, without the name of the lesson that all of them begin with.
std::string told(const std::vector<std::string>& complaints);

/// What is complained of when the lesson is broken by `break_it(entry)`.
template <class Break>
std::string complaints_after(Break break_it) {
    catalog all{sound_entry()};
    break_it(all.front());
    return told(complaints(all));
}

}  // namespace asyncdemo
