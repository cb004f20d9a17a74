// Memory that runs out on purpose; not where a sanitizer brings an allocator of its own.
#pragma once

namespace test {

/// As long as this lives, this thread gets no memory from `new`.
class no_memory {
public:
    no_memory() noexcept;
    no_memory(const no_memory&) = delete;
    no_memory& operator=(const no_memory&) = delete;
    ~no_memory();
};

}  // namespace test
