// What is told of people's requests over HTTP, whether a coroutine serves them or a thread.
#pragma once

#include <string_view>

#include "serving/visit.hpp"
#include "wire/http_server.hpp"

namespace asyncdemo {

inline constexpr std::string_view asks_for_nothing_yet = "has connected, and asks for nothing yet";
inline constexpr std::string_view sends_too_slowly = "closed: sends too slowly";

/// After a client was waited for: that its request begins to wait, or why there is none.
void tell_of_request(visit& told, const wire::http_request* asked, const wire::http_server& codec);

}  // namespace asyncdemo
