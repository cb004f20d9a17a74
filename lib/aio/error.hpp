// What can go wrong between the program and the machine, in one type.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace aio {

/// A failed operation of the operating system: libuv's code, and a text that names the operation
/// and what it was tried on, such as "connect to 127.0.0.1:9001: connection refused".
class error : public std::runtime_error {
public:
    /// `code` is one of libuv's negative error numbers (UV_ECONNREFUSED, ...).
    error(int code, std::string_view operation);

    [[nodiscard]] int code() const noexcept { return code_; }

private:
    int code_;
};

/// Returns `result` when it tells of success (zero or more); throws `error` otherwise.
int check(int result, std::string_view operation);

}  // namespace aio
