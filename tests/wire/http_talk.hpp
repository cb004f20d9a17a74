// A conversation with a server's codec: what comes in pieces of a size, and what it says to that.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "wire/http_server.hpp"

namespace wire::test {

constexpr std::size_t whole = 1'000'000'000;  // one piece
constexpr std::size_t sizes_of_pieces[] = {whole, 1, 7};

struct talk {
    std::vector<http_request> requests;
    std::string said;      // by the server, all of it
    bool is_over = false;  // the server closes the connection
    int refused_with = 0;  // the status of a refusal
};

/// Gives the bytes to a server in pieces of that many. It answers every request with 200 and a body
/// of the method, the target and the body that it understood: "POST /x abc".
talk tell_server(std::string_view bytes, std::size_t piece = whole, const http_limits& limits = {});

/// Checks that a server refuses the bytes with that status and closes, whatever the pieces.
void check_refused(std::string_view bytes, int status, const http_limits& limits = {});

/// The statuses of the responses in what a server said.
std::vector<int> statuses(std::string_view said);

/// What is to be sent.
template <class Codec>
std::string outgoing(Codec& codec) {
    std::string text;
    codec.take_outgoing(text);
    return text;
}

}  // namespace wire::test
