#include "aio/frame_memory.hpp"

#include <mutex>
#include <new>
#include <utility>

namespace aio {

/// What ended threads have left, and the giving of it when a thread ends.
class frame_memory::leftovers {
public:
    leftovers() = default;
    leftovers(const leftovers&) = delete;
    leftovers& operator=(const leftovers&) = delete;
    ~leftovers() {
        const std::scoped_lock held(guard);
        for (std::size_t i = 0; i < free_.size(); ++i) give(free_[i], stock[i]);
    }

    static block* take(std::size_t size_class) {
        const std::scoped_lock held(guard);
        return std::exchange(stock[size_class], nullptr);
    }

private:
    static void give(block*& from, block*& to) noexcept {
        if (from == nullptr) return;
        block* last = from;
        while (last->next != nullptr) last = last->next;
        last->next = std::exchange(to, std::exchange(from, nullptr));
    }

    static inline constinit std::mutex guard;
    static inline constinit lists stock{};
};

void frame_memory::hand_over_at_end() noexcept {
    static const thread_local leftovers of_this_thread;
}

frame_memory::block* frame_memory::more(std::size_t size_class) {
    hand_over_at_end();
    if (block* const left = leftovers::take(size_class)) return left;
    constexpr std::size_t chunk = 16'384;
    const std::size_t size = size_class * grain;
    auto* const begin = static_cast<std::byte*>(::operator new(chunk));
    block* first = nullptr;
    for (std::size_t at = chunk / size * size; at > 0; at -= size) {
        first = ::new (begin + at - size) block{first};
    }
    return first;
}

}  // namespace aio
