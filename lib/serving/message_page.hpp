// The page of a server of messages: a line to write in, and what comes back. It is whole by itself:
// nothing on it comes from another server.
#pragma once

#include <string_view>

#include "wire/http_message.hpp"

namespace asyncdemo {

/// What is said of the server, in text that goes into the page as it is; it outlives the page.
struct message_page {
    std::string_view title;
    std::string_view about;  // what to try, in a sentence or two

    /// The page itself at "/", and its script and style; 404 elsewhere, and 405 for another method
    /// than GET and HEAD.
    [[nodiscard]] wire::http_response answer(const wire::http_request& asked) const;
};

}  // namespace asyncdemo
