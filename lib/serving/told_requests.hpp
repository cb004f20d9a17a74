// What is told of people's requests over HTTP, whether a coroutine serves them or a thread.
#pragma once

#include <string_view>

#include "serving/visit.hpp"
#include "wire/http_server.hpp"

namespace asyncdemo {

inline constexpr std::string_view asks_for_nothing_yet = "has connected, and asks for nothing yet";
inline constexpr std::string_view sends_too_slowly = "closed: sends too slowly";

/// Those on one connection.
class told_requests {
public:
    /// After a request was waited for: that it begins to wait, the first one since its client
    /// knocked; or why there is none.
    void tell(visit& of, const wire::http_request* asked, const wire::http_server& codec);

private:
    bool is_first_ = true;
};

}  // namespace asyncdemo
