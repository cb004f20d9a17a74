#include "aio/error.hpp"

#include <uv.h>

namespace aio {

error::error(int code, std::string_view operation)
    : std::runtime_error(std::string(operation) + ": " + uv_strerror(code)), code_(code) {}

int check(int result, std::string_view operation) {
    if (result < 0) throw error(result, operation);
    return result;
}

}  // namespace aio
