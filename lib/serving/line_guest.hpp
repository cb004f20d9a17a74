// Who is at a server of lines: somebody who types, with `nc`, or a browser. That asks over HTTP and
// gets the same words, as an answer that it takes for one.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "serving/visit.hpp"

namespace asyncdemo {

class line_guest {
public:
    /// A browser's request comes with its connection, or hardly later: for so long after the knock
    /// the first words wait for it. Nobody who types notices.
    static constexpr std::chrono::milliseconds until_request{20};

    /// It is known to speak a protocol: there is nothing to find out.
    void speak_protocol() noexcept { is_known_ = true; }

    [[nodiscard]] bool is_known() const noexcept { return is_known_; }

    /// True for a browser.
    [[nodiscard]] bool is_browser() const noexcept { return is_browser_; }

    /// Finds out by the first bytes that it sent, which may be none. Tells how a browser's user
    /// calls himself.
    void look_at(std::string_view first_bytes, visit& told);

    /// The text as it is to be sent: to a browser, the first one begins with the head of an answer
    /// that lasts until the connection is closed.
    std::string to_send(std::string_view text);

private:
    bool is_known_ = false;
    bool is_browser_ = false;
    bool has_head_ = false;
};

/// The first bytes that have come on the socket, and are not read by this; as many as a request
/// line has. Never waits.
std::string first_bytes_of(int fd);

}  // namespace asyncdemo
