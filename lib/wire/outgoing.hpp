// What a codec has to send, handed over without a copy.
#pragma once

#include <cstddef>
#include <string>

namespace wire {

/// Exchanges what is to be sent with `spare`, whose memory is used again, unless it's much: an idle
/// connection is to cost little.
inline void hand_over(std::string& outgoing, std::string& spare) {
    constexpr std::size_t kept_bytes = 4096;
    if (spare.capacity() > kept_bytes) std::string().swap(spare);
    spare.clear();
    outgoing.swap(spare);
}

}  // namespace wire
