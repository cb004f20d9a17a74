// What a message of HTTP may take of us, and what becomes of one that takes more or breaks the
// rules.
#pragma once

#include <cstddef>
#include <stdexcept>

namespace wire {

/// Of each message. The defaults are those of common servers.
struct http_limits {
    std::size_t head_bytes = 8UL * 1024;     // first line and fields; also what surrounds a chunk
    std::size_t fields = 100;                // lines below the first
    std::size_t body_bytes = 1024UL * 1024;  // without what chunks add
};

/// What came is no message that we take. `status()` is what a server answers (400, 413, 431, ...);
/// afterwards, nobody knows where the next message would begin, so the connection ends.
class http_error : public std::runtime_error {
public:
    http_error(int status, const char* why) : std::runtime_error(why), status_(status) {}

    [[nodiscard]] int status() const noexcept { return status_; }

private:
    int status_;
};

}  // namespace wire
