// How a content security policy names the one script that it allows.
#pragma once

#include <string>
#include <string_view>

namespace asyncdemo {

/// "'sha256-…'", a source of `script-src`: the SHA-256 of all that stands between `<script>` and
/// `</script>`, in base64. Throws `std::runtime_error` when the library of hashes fails.
std::string script_source(std::string_view script);

}  // namespace asyncdemo
