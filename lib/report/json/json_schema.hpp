// What the JSON documents of the program look like, for programs: `asyncdemo schema`.
#pragma once

#include <string>

namespace asyncdemo {

/// A JSON Schema (draft 2020-12) of everything that is written as JSON: a run, a sweep, the list of
/// the lessons, a learner's progress. Fields that it does not name are allowed, for more may come.
std::string json_schema();

}  // namespace asyncdemo
