// What the rules say of a head beyond its grammar (RFC 9112): where two readers could disagree
// about where a message ends, or whom it is for, it is refused.
#pragma once

#include <string_view>

#include "wire/http_limits.hpp"
#include "wire/http_message.hpp"

namespace wire {

/// Throws `http_error`: no Host, or more than one; a body whose length is said twice or coded in a
/// way that we don't know; a target of no known form; a tunnel (CONNECT); an expectation other than
/// 100-continue.
void check_head(const http_request& asked);

/// Throws `http_error`: a length that is said twice, an unknown coding, no status.
void check_head(const http_response& answer);

/// The status for a first line whose version the parser does not take: 505 for another version of
/// HTTP, 400 for no version at all.
int status_of_bad_version(std::string_view first_line);

}  // namespace wire
