#include "aio/failing_allocation.hpp"

#ifndef AIO_FOREIGN_ALLOCATOR

#include <cstdlib>
#include <new>

#include "aio/frame_memory.hpp"

namespace {

thread_local bool has_memory = true;

}  // namespace

test::no_memory::no_memory() noexcept { has_memory = false; }
test::no_memory::~no_memory() { has_memory = true; }

test::no_frames::no_frames() noexcept {
    for (std::size_t bytes = sizeof(block); bytes <= 1024; bytes += sizeof(block)) {
        try {
            for (;;) taken_ = ::new (aio::frame_memory::take(bytes)) block{taken_, bytes};
        } catch (const std::bad_alloc&) {  // no more of this size
        }
    }
}

test::no_frames::~no_frames() {
    while (taken_ != nullptr) {
        const block last = *taken_;
        aio::frame_memory::give_back(taken_, last.bytes);
        taken_ = last.next;
    }
}

// In place of the library's, for the whole program. Never inlined, for compilers that see `free`
// where they expect `delete` warn.
[[gnu::noinline]] void* operator new(std::size_t size) {
    void* const memory = has_memory ? std::malloc(size == 0 ? 1 : size) : nullptr;
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

#endif
