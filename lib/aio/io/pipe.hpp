// A pipe of the system with both ends in this process.
#pragma once

#include <string_view>

#include "aio/io/stream.hpp"

namespace aio {

/// What is written to the input can be read from the output.
class pipe {
public:
    /// Throws `error`.
    pipe();

    [[nodiscard]] stream& input() noexcept { return input_; }
    [[nodiscard]] stream& output() noexcept { return output_; }

private:
    stream input_;
    stream output_;
};

/// The end of a pipe that `fd` is, to be awaited. The descriptor stays the caller's. Throws
/// `error`.
stream open_pipe(int fd);

/// A stream for libuv to connect to an end of a pipe; `purpose` needs the real clock. Throws
/// `error`, and `needs_real_clock` with the purpose.
stream unconnected_pipe(std::string_view purpose);

}  // namespace aio
