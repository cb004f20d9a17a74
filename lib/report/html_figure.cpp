#include "report/html_figure.hpp"

#include <fmt/format.h>

#include "report/xml_text.hpp"

namespace asyncdemo {

std::string html_figure(const nlohmann::ordered_json& document, const std::string& pointer,
                        std::string_view text) {
    const nlohmann::ordered_json::json_pointer place(pointer);
    if (!document.contains(place)) return xml_escaped(text);
    const nlohmann::ordered_json& value = document.at(place);
    if (!value.is_number()) return xml_escaped(text);
    return fmt::format(R"(<data value="{0}" title="{0}" data-json="{1}">{2}</data>)", value.dump(),
                       xml_escaped(pointer), xml_escaped(text));
}

}  // namespace asyncdemo
