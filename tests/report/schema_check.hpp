// Holds a document against a JSON Schema: as much of draft 2020-12 as the schema of ours uses.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace asyncdemo {

/// What is wrong with the document, each with its place; nothing when the schema accepts it. Throws
/// `std::logic_error` for a keyword that is not known here, so that none goes unchecked.
std::vector<std::string> violations(const nlohmann::json& schema, const nlohmann::json& document);

}  // namespace asyncdemo
