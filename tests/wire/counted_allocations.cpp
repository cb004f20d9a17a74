#include "wire/counted_allocations.hpp"

#include <cstdlib>
#include <new>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace {

std::size_t allocations_so_far = 0;

}  // namespace

std::size_t wire::test::allocations() noexcept { return allocations_so_far; }

#ifdef __GLIBC__
std::size_t wire::test::bytes_in_use() noexcept { return mallinfo2().uordblks; }
#else
std::size_t wire::test::bytes_in_use() noexcept { return 0; }
#endif

// In place of the library's, for the whole program. Never inlined, for compilers that see `free`
// where they expect `delete` warn.
[[gnu::noinline]] void* operator new(std::size_t size) {
    ++allocations_so_far;
    void* const memory = std::malloc(size == 0 ? 1 : size);
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
