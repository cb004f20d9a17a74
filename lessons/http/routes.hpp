// What the service has to say, whoever asks and however it is served.
#pragma once

#include "lessons/sides_file.hpp"
#include "wire/http_message.hpp"

namespace asyncdemo::lessons::http {

/// The list of items, users by their number, the time, and a page with links to them; 404 for what
/// is not there, 405 for what does more than look.
wire::http_response response_to(const wire::http_request& asked);

/// How long that takes: `takes`, where the service has to look into its database.
duration time_for(const settings& chosen, const wire::http_request& asked);

}  // namespace asyncdemo::lessons::http
