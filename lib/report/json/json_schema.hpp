// What the JSON document of a run looks like, for programs: `asyncdemo schema`.
#pragma once

#include <string>

namespace asyncdemo {

/// A JSON Schema (draft 2020-12) of `json_document`. Fields that it does not name are allowed, for
/// more may come.
std::string json_schema();

}  // namespace asyncdemo
