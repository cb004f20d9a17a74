// How figures are written in our JSON documents: short, and the same figure always in the same way.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "lesson/parameter.hpp"

namespace asyncdemo {

/// A time: 5.0 and not 5, to the microsecond.
nlohmann::ordered_json json_seconds(double s);

/// A figure in the unit that its name carries; one that is no time is written without a fraction
/// when it has none: 500 and not 500.0.
nlohmann::ordered_json json_figure(std::string_view name, double value);

/// A value of a parameter, in the unit of its `json_name`: counts are whole, the others never look
/// so.
nlohmann::ordered_json json_parameter(const any_parameter& p, double value);

/// The text of a document: indented, with a newline at the end. Bytes that are not UTF-8 (a problem
/// may quote any) are replaced, for there is no JSON with them; what nobody would see stands there
/// as an escape of JSON's.
std::string json_text(const nlohmann::ordered_json& document);

}  // namespace asyncdemo
