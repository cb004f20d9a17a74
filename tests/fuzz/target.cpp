#include "fuzz/target.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace asyncdemo::fuzz {

void require(bool holds, std::string_view what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
    std::abort();
}

}  // namespace asyncdemo::fuzz

// What libFuzzer calls, under the name that it asks for.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
    asyncdemo::fuzz::take({reinterpret_cast<const char*>(bytes), count});
    return 0;
}
