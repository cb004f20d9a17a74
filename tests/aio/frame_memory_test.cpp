#include "aio/frame_memory.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <thread>
#include <vector>

namespace {

// As many bytes as no task of these tests has.
constexpr std::size_t rare_size = 496;
constexpr std::size_t too_large = 100'000;

TEST_CASE("frames that live at the same time do not share memory") {
    std::vector<void*> frames;
    for (unsigned char i = 0; i < 200; ++i) {
        frames.push_back(aio::frame_memory::take(rare_size));
        std::memset(frames.back(), i, rare_size);
    }
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const auto* const bytes = static_cast<unsigned char*>(frames[i]);
        CHECK(bytes[0] == i);
        CHECK(bytes[rare_size - 1] == i);
    }
    for (void* const f : frames) aio::frame_memory::give_back(f, rare_size);
}

TEST_CASE("the memory of a frame is aligned for whatever a frame may hold") {
    for (const std::size_t size : {1, 17, 40, 511, 512, 513}) {
        void* const f = aio::frame_memory::take(size);
        CHECK(reinterpret_cast<std::uintptr_t>(f) % __STDCPP_DEFAULT_NEW_ALIGNMENT__ == 0);
        aio::frame_memory::give_back(f, size);
    }
}

TEST_CASE("a large frame has memory of its own") {
    void* const f = aio::frame_memory::take(too_large);
    std::memset(f, 1, too_large);
    aio::frame_memory::give_back(f, too_large);
}

TEST_CASE("a frame may end on another thread than it began on") {
    void* const f = aio::frame_memory::take(rare_size);
    std::thread([f] { aio::frame_memory::give_back(f, rare_size); }).join();
}

#ifndef AIO_FOREIGN_ALLOCATOR
TEST_CASE("the next frame of a size gets the memory of the last one") {
    void* const first = aio::frame_memory::take(rare_size);
    aio::frame_memory::give_back(first, rare_size);
    void* const second = aio::frame_memory::take(rare_size);
    CHECK(first == second);
    aio::frame_memory::give_back(second, rare_size);
}

TEST_CASE("what an ended thread has left is used by the others") {
    const void* left = nullptr;
    const void* found = nullptr;
    const auto take_one = [](const void*& taken) {
        void* const f = aio::frame_memory::take(rare_size);
        taken = f;
        aio::frame_memory::give_back(f, rare_size);
    };
    std::thread(take_one, std::ref(left)).join();
    std::thread(take_one, std::ref(found)).join();
    CHECK(left == found);
}

TEST_CASE("a frame that is given back by a thread that never took one is used by the others") {
    void* const given = aio::frame_memory::take(rare_size);
    std::thread([given] { aio::frame_memory::give_back(given, rare_size); }).join();
    const void* found = nullptr;
    std::thread([&found] {
        void* const f = aio::frame_memory::take(rare_size);
        found = f;
        aio::frame_memory::give_back(f, rare_size);
    }).join();
    CHECK(found == given);
}
#endif

}  // namespace
