// A room that the program has opened on a pseudo-terminal, and the phones of people in it.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "program/guest.hpp"
#include "program/learner.hpp"

namespace asyncdemo {

/// Room for these lessons, at any free port, on a terminal.
launch room_with(words lessons, words more = {"--speed", "20"});

/// A room with its instructor, who looks before each key.
class open_room : public learner {
public:
    /// Waits until it is open.
    explicit open_room(const launch& what);

    [[nodiscard]] std::uint16_t port() const { return port_; }

    /// Presses q until that ends it: twice where people are there.
    outcome closes();

    /// Looks for each text, then presses its key, if there is one: {"Enter: begin", "\r"}.
    bool leads(std::initializer_list<std::pair<std::string_view, std::string_view>> steps);

private:
    std::uint16_t port_ = 0;
};

/// A browser in the room, without a page: only what its script says and hears.
class phone {
public:
    /// Opens the WebSocket, as a page from `origin` does.
    explicit phone(std::uint16_t port, std::string_view origin = {});

    /// One message, of at most 125 bytes.
    void says(const std::string& json) const;

    /// True when a message has that in it, soon. Looks at all that has come.
    bool hears(std::string_view part);

    /// What stands behind that text, up to the next quotation mark or comma: of the last time.
    [[nodiscard]] std::string last(std::string_view behind) const;

    bool is_left() { return socket_.is_left(patience); }
    [[nodiscard]] const std::string& heard() const { return socket_.heard(); }

private:
    guest socket_;
};

}  // namespace asyncdemo
