// The outputs of one command line, as far as they can get in each other's way: two in one file, or
// one in the file that it is drawn from.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "asyncdemo/cli/report_options.hpp"

namespace asyncdemo {

/// True when what is written to the file of that name goes to standard output: "-", /dev/stdout, or
/// the very file that standard output was directed into.
bool is_standard_output(const std::string& name);

/// True when a report beside the report (--html, --trace) goes to standard output, which then has
/// nothing else.
bool has_extra_report_on_standard_output(const report_options& typed);

/// Throws `usage_error` when the file of that name is the one that the shell directed standard
/// output into: it would have the report alone, or what is written last.
void require_not_redirected(std::string_view option, const std::string& name);

/// Holds the outputs against each other, and against the file that is read if there is one. Throws
/// `usage_error` when one would be lost, or mixed with another.
void require_distinct_outputs(const report_options& typed,
                              const std::optional<std::string>& input = {});

}  // namespace asyncdemo
