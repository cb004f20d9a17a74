#include "failing_allocation.hpp"

#ifndef AIO_FOREIGN_ALLOCATOR

#include <cstdlib>
#include <new>

namespace {

thread_local bool has_memory = true;

}  // namespace

test::no_memory::no_memory() noexcept { has_memory = false; }
test::no_memory::~no_memory() { has_memory = true; }

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
