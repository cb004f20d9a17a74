#include "aio/timer_heap.hpp"

#include <algorithm>

namespace aio {

void timer_heap::add(timer& what, time_point moment) {
    const entry e{moment, added_++, &what};
    entries_.push_back(e);
    sift_up(e, entries_.size() - 1);
}

void timer_heap::remove(timer& what) noexcept {
    const std::size_t hole = what.position_;
    if (hole == heap_position::nowhere) return;
    what.position_ = heap_position::nowhere;
    const entry last = entries_.back();
    entries_.pop_back();
    if (hole == entries_.size()) return;
    if (hole > 0 && last.before(entries_[(hole - 1) / arity])) {
        sift_up(last, hole);
    } else {
        sift_down(last, hole);
    }
}

timer& timer_heap::pop() noexcept {
    timer& first = *entries_.front().what;
    remove(first);
    return first;
}

void timer_heap::place(const entry& e, std::size_t position) noexcept {
    entries_[position] = e;
    e.what->position_ = position;
}

void timer_heap::sift_up(entry e, std::size_t position) noexcept {
    while (position > 0) {
        const std::size_t parent = (position - 1) / arity;
        if (!e.before(entries_[parent])) break;
        place(entries_[parent], position);
        position = parent;
    }
    place(e, position);
}

void timer_heap::sift_down(entry e, std::size_t position) noexcept {
    for (;;) {
        const std::size_t first = position * arity + 1;
        if (first >= entries_.size()) break;
        const std::size_t last = std::min(first + arity, entries_.size());
        std::size_t child = first;
        for (std::size_t i = first + 1; i < last; ++i) {
            if (entries_[i].before(entries_[child])) child = i;
        }
        if (!entries_[child].before(e)) break;
        place(entries_[child], position);
        position = child;
    }
    place(e, position);
}

}  // namespace aio
