// Messages as they go over the wire. What would break a message (a line end in a field, a length
// that is said twice) is refused with `std::invalid_argument`, and nothing is written: a server
// that repeats what it was told can't be made to say something else.
#pragma once

#include <string>
#include <string_view>

#include "wire/http_message.hpp"

namespace wire {

/// How the body of a message goes over the wire.
enum class http_framing {
    with_length,  // its length, and all of it
    in_chunks,    // what there is of it is the first chunk
    until_end,    // it ends where the stream does; what there is of it is its beginning
    length_only,  // only the head, and in it the length: an answer to HEAD
    head_only,    // only the head, which says no length
};

/// Appends the request to `out`.
void write(std::string& out, const http_request& asked, std::string_view host,
           http_framing framing = http_framing::with_length);

/// Appends the response. `connection` is what the field of that name says, "close" or "keep-alive";
/// it is left out when it is empty, and says that there is an upgrade if there is one.
void write(std::string& out, const http_response& answer, std::string_view connection = {},
           http_framing framing = http_framing::with_length);

/// Appends a chunk. An empty one would be the last, so nothing is written for it.
void write_chunk(std::string& out, std::string_view part);

/// Appends what ends a body in chunks.
void write_last_chunk(std::string& out);

/// True for a response that has no body, whatever its head says (1xx, 204, 304).
bool never_has_body(int status);

}  // namespace wire
