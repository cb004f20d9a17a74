#include "report/html/html_figure.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "report/figures.hpp"
#include "report/json/json_value.hpp"
#include "report/markup.hpp"

namespace asyncdemo {

using json = nlohmann::ordered_json;

markup html_figure(const json& document, const std::string& pointer, std::string_view text) {
    const json::json_pointer place(pointer);
    return html_number(document.contains(place) ? document.at(place) : json(), pointer, text);
}

markup html_number(const json& value, std::string_view pointer, std::string_view text) {
    const std::string digits = value.dump();
    const bool is_finite = digits != "null";
    if (!value.is_number() || !is_finite) return markup::of("{}", text);
    return markup::of(R"(<data value="{0}" title="{0}" data-json="{1}">{2}</data>)", digits,
                      pointer, text);
}

markup html_time(double s, std::string_view pointer) {
    return html_number(json_seconds(s), pointer, show_figure("_s", s));
}

}  // namespace asyncdemo
