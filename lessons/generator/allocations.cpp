#include "lessons/generator/allocations.hpp"

#include <cstddef>
#include <cstdlib>
#include <new>

namespace asyncdemo::lessons::generator {
namespace {

// Trivial, so that they can be used before and after all other objects of a thread.
thread_local constinit std::int64_t count_so_far = 0;
thread_local constinit std::int64_t bytes_so_far = 0;
thread_local constinit int uncounted = 0;

// Null when there is no memory. C++ asks that no two live objects are at one place, so there is
// none of no bytes.
[[maybe_unused]] void* allocate(std::size_t bytes) noexcept {
    if (uncounted == 0) {
        ++count_so_far;
        bytes_so_far += static_cast<std::int64_t>(bytes);
    }
    return std::malloc(bytes == 0 ? 1 : bytes);  // NOLINT(cppcoreguidelines-no-malloc)
}

}  // namespace

allocation_meter::allocation_meter() noexcept
    : count_before_(count_so_far), bytes_before_(bytes_so_far) {}

std::int64_t allocation_meter::count() const noexcept { return count_so_far - count_before_; }

std::int64_t allocation_meter::bytes() const noexcept { return bytes_so_far - bytes_before_; }

uncounted_allocations::uncounted_allocations() noexcept { ++uncounted; }

uncounted_allocations::~uncounted_allocations() { --uncounted; }

}  // namespace asyncdemo::lessons::generator

// Where a sanitizer brings an allocator of its own, nothing is counted.
#ifndef AIO_FOREIGN_ALLOCATOR

using asyncdemo::lessons::generator::allocate;

// These replace those of the standard library for the whole program. The others of C++, for arrays,
// call these; those for extra alignment stay as they are, and uncounted. Never inlined, for a
// compiler that sees `free` beside a `new` that it can't see into warns of a mismatch.
[[gnu::noinline]] void* operator new(std::size_t bytes) {
    for (;;) {
        if (void* const memory = allocate(bytes)) return memory;
        const std::new_handler make_room = std::get_new_handler();
        if (make_room == nullptr) throw std::bad_alloc();
        make_room();
    }
}

[[gnu::noinline]] void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
    return allocate(bytes);
}

// NOLINTBEGIN(cppcoreguidelines-no-malloc)
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, const std::nothrow_t&) noexcept {
    std::free(memory);
}
// NOLINTEND(cppcoreguidelines-no-malloc)

#endif
