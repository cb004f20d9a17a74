#include "aio/error.hpp"

#include <uv.h>

#include <string>

namespace aio {
namespace {

class uv_errors final : public std::error_category {
public:
    [[nodiscard]] const char* name() const noexcept override { return "uv"; }

    [[nodiscard]] std::string message(int code) const override { return uv_strerror(code); }

    // libuv's number is the system's, negated; those that no system has lie beyond.
    [[nodiscard]] std::error_condition default_error_condition(int code) const noexcept override {
        constexpr int first_of_its_own = UV_EAI_ADDRFAMILY;
        if (code <= first_of_its_own) return {code, *this};
        return {-code, std::generic_category()};
    }
};

}  // namespace

const std::error_category& uv_category() noexcept {
    static const uv_errors category;
    return category;
}

error::error(int code, std::string_view operation)
    : std::system_error({code, uv_category()}, std::string(operation)) {}

int check(int result, std::string_view operation) {
    if (result < 0) throw error(result, operation);
    return result;
}

}  // namespace aio
