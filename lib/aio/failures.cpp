#include "aio/failures.hpp"

namespace aio {
namespace {

std::string text_of(const std::exception_ptr& failure) {
    try {
        std::rethrow_exception(failure);
    } catch (const std::exception& e) {
        return e.what();
    } catch (...) {
        return "a failure without a text";
    }
}

std::string text_of(const std::vector<std::exception_ptr>& all) {
    std::string text;
    for (const std::exception_ptr& each : all) text += (text.empty() ? "" : "; ") + text_of(each);
    if (all.size() == 1) return text;
    return std::to_string(all.size()) + " failures: " + text;
}

}  // namespace

failures::failures(std::vector<std::exception_ptr> all)
    : std::runtime_error(text_of(all)),
      all_(std::make_shared<const std::vector<std::exception_ptr>>(std::move(all))) {}

}  // namespace aio
