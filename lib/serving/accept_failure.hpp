// Why a server could not accept a client, and whether it is worth another try.
#pragma once

#include <system_error>

namespace asyncdemo {

/// True for what is over when others have gone (a limit), and for a client that went away before we
/// looked.
bool passes_by_itself(const std::error_code& code);

}  // namespace asyncdemo
