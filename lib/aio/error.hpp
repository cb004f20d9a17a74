// What can go wrong between the program and the machine, in one type.
#pragma once

#include <string_view>
#include <system_error>

namespace aio {

/// libuv's negative error numbers (UV_ECONNREFUSED, ...) in its own words. Those that a system has
/// as well are equal to that `std::errc`.
const std::error_category& uv_category() noexcept;

/// A failed operation of the operating system: libuv's code, and a text that names the operation
/// and what it was tried on, such as "connect to 127.0.0.1:9001: connection refused".
class error : public std::system_error {
public:
    /// `code` is one of libuv's.
    error(int code, std::string_view operation);
};

/// Returns `result` when it tells of success (zero or more); throws `error` otherwise.
int check(int result, std::string_view operation);

}  // namespace aio
