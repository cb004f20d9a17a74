// Somebody who knocks at a server with a plain socket, as `nc` does.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace asyncdemo {

class guest {
public:
    /// Connects to that port of loopback. Throws `std::system_error`.
    explicit guest(std::uint16_t port);
    guest(guest&& other) noexcept;
    guest& operator=(guest&&) = delete;
    ~guest();

    /// Sends as much of the text as the system takes without waiting; gives how much.
    std::size_t say(std::string_view text) const;

    /// Ends what it sends; it still hears.
    void says_no_more() const;

    /// True when `text` has come, at the latest `within` from now.
    bool hears(std::string_view text, std::chrono::milliseconds within);

    /// True when anything has come, at the latest `within` from now.
    bool hears_more(std::chrono::milliseconds within) { return !has_ended_ && listen(within); }

    /// True when the server has closed the connection, at the latest `within` from now.
    bool is_left(std::chrono::milliseconds within);

    /// All that has come so far.
    [[nodiscard]] const std::string& heard() const { return heard_; }

private:
    bool listen(std::chrono::milliseconds at_most);

    int fd_;
    std::string heard_;
    bool has_ended_ = false;
};

}  // namespace asyncdemo
