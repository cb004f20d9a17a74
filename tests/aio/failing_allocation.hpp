// Memory that runs out on purpose; not where a sanitizer brings an allocator of its own.
#pragma once

#include <cstddef>

namespace test {

/// As long as this lives, this thread gets no memory from `new`.
class no_memory {
public:
    no_memory() noexcept;
    no_memory(const no_memory&) = delete;
    no_memory& operator=(const no_memory&) = delete;
    ~no_memory();
};

/// The same, and the runtime keeps none for the frames of coroutines.
class no_frames {
public:
    no_frames() noexcept;
    no_frames(const no_frames&) = delete;
    no_frames& operator=(const no_frames&) = delete;
    ~no_frames();

private:
    struct block {
        block* next;
        std::size_t bytes;
    };

    no_memory nor_new_;
    block* taken_ = nullptr;
};

}  // namespace test
