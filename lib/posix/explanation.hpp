// What went wrong between the program and the system, with what to do about it: the one place for
// such advice.
#pragma once

#include <exception>
#include <string>
#include <string_view>

namespace asyncdemo {

/// The text of `e`, and advice where the reason is known: a limit, a refused call, a program that
/// is missing, a port in use. `or_else` is what else can be done about a limit, such as "or ask for
/// fewer"; it may be empty.
std::string explain(const std::exception& e, std::string_view or_else = {});

}  // namespace asyncdemo
