// What a failure of a socket means for a server: of one client, or of the server itself.
#pragma once

#include <system_error>

namespace asyncdemo {

/// Of accepting: true for what is over when others have gone (a limit), and for a client that went
/// away before we looked.
bool passes_by_itself(const std::error_code& code);

/// Of reading and writing: true when the other side has gone without a word, which everybody may.
bool is_departure(const std::error_code& code);

}  // namespace asyncdemo
