#include "report/json/json_fields.hpp"

#include "report/visible_text.hpp"

namespace asyncdemo {

std::string to_plain_text(json_scalar value) {
    std::string text = to_text(std::move(value));
    if (has_controls(text)) throw bad_value("has control characters");
    return text;
}

bool to_flag(const json_scalar& value) {
    const auto* const flag = std::get_if<bool>(&value);
    if (flag == nullptr) throw bad_value("is neither true nor false");
    return *flag;
}

double to_time(const json_scalar& value) {
    const double s = to_number(value);
    if (s < 0) throw bad_value("is a negative time");
    if (s > longest_time_s) throw bad_value("is a time of more than 115 days");
    return s;
}

}  // namespace asyncdemo
