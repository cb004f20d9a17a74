// What was asked for on the command line of the crowd.
#pragma once

#include <chrono>
#include <stdexcept>
#include <string>

#include "crowd/crowd.hpp"

namespace asyncdemo::crowd {

struct typed_plan {
    server_address to{"127.0.0.1", 0};
    crowd_plan who;
    std::chrono::seconds lasts{30};
    std::string help;  // asked for instead of all that
};

/// What was typed can't be done; the text names the option, the value, and what it can be.
class usage_error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Throws `usage_error`.
typed_plan parse_command_line(int argc, const char* const* argv);

}  // namespace asyncdemo::crowd
