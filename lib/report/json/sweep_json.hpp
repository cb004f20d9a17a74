// The JSON document of a sweep: the documents of its runs, and the curves drawn from them.
#pragma once

#include <string>

#include "lesson/sweep_run.hpp"

namespace asyncdemo {

/// As `json_schema.hpp` describes it.
std::string json_document(const sweep_run& sweep);

}  // namespace asyncdemo
