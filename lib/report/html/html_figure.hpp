// Figures on an HTML page, each with the value that the JSON document has.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "report/markup.hpp"

namespace asyncdemo {

/// `text` as what people read of the figure at `pointer` (a JSON pointer) of the document of a run.
/// The value itself goes with it, so that a program can compare them, and a reader who points at
/// it sees all of its digits. Where the document has no figure it is the plain text.
markup html_figure(const nlohmann::ordered_json& document, const std::string& pointer,
                   std::string_view text);

/// The same of the value at `pointer` where the document at hand is without the lists.
markup html_number(const nlohmann::ordered_json& value, std::string_view pointer,
                   std::string_view text);

/// The same of a time there.
markup html_time(double s, std::string_view pointer);

}  // namespace asyncdemo
