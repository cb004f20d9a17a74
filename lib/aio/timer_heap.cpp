#include "aio/timer_heap.hpp"

#include <algorithm>
#include <utility>

namespace aio {
namespace {

// Four children a node: half the levels of a binary heap, and siblings share a cache line or two.
constexpr std::size_t arity = 4;

}  // namespace

void timer_heap::add(timer& what, time_point moment) {
    const entry e{moment, added_++, take_slot(what)};
    if (row_.empty() || row_.back().moment <= moment) {
        row_.push_back(e);
    } else {
        heap_.push_back(e);
        sift_up(e, heap_.size() - 1);
    }
    ++used_;
}

void timer_heap::remove(timer& what) noexcept {
    if (what.slot_ == timer_slot::nowhere) return;
    slots_[std::exchange(what.slot_, timer_slot::nowhere)] = nullptr;
    --used_;
    if (empty()) {
        clear();
    } else if (used_ < (row_.size() + heap_.size()) / 2) {
        sweep();
    }
}

timer& timer_heap::pop() noexcept {
    const entry e = first();
    timer& what = *std::exchange(slots_[e.slot], nullptr);
    what.slot_ = timer_slot::nowhere;
    --used_;
    drop_removed_in_front();
    return what;
}

std::uint32_t timer_heap::take_slot(timer& what) {
    if (free_slots_.empty()) {
        slots_.push_back(nullptr);
        free_slots_.reserve(slots_.capacity());
        free_slots_.push_back(static_cast<std::uint32_t>(slots_.size() - 1));
    }
    what.slot_ = free_slots_.back();
    free_slots_.pop_back();
    slots_[what.slot_] = &what;
    return what.slot_;
}

const timer_heap::entry& timer_heap::first() noexcept {
    drop_removed_in_front();
    if (heap_.empty()) return row_.front();
    if (row_.empty()) return heap_.front();
    return row_.front().before(heap_.front()) ? row_.front() : heap_.front();
}

void timer_heap::drop_removed_in_front() noexcept {
    while (!row_.empty() && is_removed(row_.front())) {
        free_slot(row_.front().slot);
        row_.pop_front();
    }
    while (!heap_.empty() && is_removed(heap_.front())) {
        free_slot(heap_.front().slot);
        pop_heap();
    }
}

void timer_heap::clear() noexcept {
    row_.clear();
    heap_.clear();
    slots_.clear();
    free_slots_.clear();
}

// Linear, but only after as many have been removed as are left.
void timer_heap::sweep() noexcept {
    const auto drop = [this](const entry& e) {
        if (!is_removed(e)) return false;
        free_slot(e.slot);
        return true;
    };
    std::erase_if(row_, drop);
    std::erase_if(heap_, drop);
    for (std::size_t i = heap_.size(); i-- > 0;) sift_down(heap_[i], i);
}

void timer_heap::pop_heap() noexcept {
    const entry last = heap_.back();
    heap_.pop_back();
    if (!heap_.empty()) sift_down(last, 0);
}

void timer_heap::sift_up(entry e, std::size_t position) noexcept {
    while (position > 0) {
        const std::size_t parent = (position - 1) / arity;
        if (!e.before(heap_[parent])) break;
        heap_[position] = heap_[parent];
        position = parent;
    }
    heap_[position] = e;
}

void timer_heap::sift_down(entry e, std::size_t position) noexcept {
    for (;;) {
        const std::size_t first_child = position * arity + 1;
        if (first_child >= heap_.size()) break;
        const std::size_t end = std::min(first_child + arity, heap_.size());
        std::size_t child = first_child;
        for (std::size_t i = first_child + 1; i < end; ++i) {
            if (heap_[i].before(heap_[child])) child = i;
        }
        if (!heap_[child].before(e)) break;
        heap_[position] = heap_[child];
        position = child;
    }
    heap_[position] = e;
}

}  // namespace aio
