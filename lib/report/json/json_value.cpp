#include "report/json/json_value.hpp"

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <variant>

#include "lesson/units.hpp"
#include "report/metric_unit.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo {
namespace {

using json = nlohmann::ordered_json;

// Beyond this, a double no longer tells one whole number from the next.
constexpr double exact_whole = 9007199254740992.0;

bool is_whole(double value) { return std::abs(value) <= exact_whole && std::trunc(value) == value; }

}  // namespace

json json_seconds(double s) { return to_microsecond(s); }

json json_figure(std::string_view name, double value) {
    if (unit_of(name) == metric_unit::time_s) return json_seconds(value);
    if (is_whole(value)) return static_cast<std::int64_t>(value);
    return value;
}

json json_parameter(const any_parameter& p, double value) {
    if (std::holds_alternative<parameter<integer>>(p)) return static_cast<std::int64_t>(value);
    return value;
}

std::string json_text(const json& document) {
    return visible_json(document.dump(2, ' ', false, json::error_handler_t::replace)) + '\n';
}

}  // namespace asyncdemo
