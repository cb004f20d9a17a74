// What a learner types to try a lesson with another value: "rate 90".
#pragma once

#include <string_view>

#include "runner/run_plan.hpp"

namespace asyncdemo {

/// The settings of the plan with that change: the name of a parameter and its value, with a blank
/// or
/// "=" between them. Throws `bad_value`: there is no such parameter, its value is outside of its
/// range, or the lesson refuses it together with the others.
settings changed_settings(const run_plan& plan, std::string_view typed);

}  // namespace asyncdemo
