// Why a broker can't be used, and what to do about it.
#pragma once

#include <exception>
#include <string>

namespace asyncdemo {

/// As `explain`, also of what a broker refuses (`wire::amqp_error`).
std::string explain_broker(const std::exception& e);

}  // namespace asyncdemo
