#include "program/open_room.hpp"

#include <doctest/doctest.h>

#include <utility>

namespace asyncdemo {

launch room_with(words lessons, words more) {
    launch l = program(words{"room"} + std::move(lessons) + words{"--port", "0"} + more);
    l.out = l.err = {stream_to::kind::terminal};
    return l;
}

open_room::open_room(const launch& what) : learner(what) {
    REQUIRE(sees("Nobody is here yet."));
    const std::string& shown = program().terminal();
    const std::size_t end = shown.find('/', shown.find("http://") + 7);
    port_ = static_cast<std::uint16_t>(std::stoi(shown.substr(shown.rfind(':', end) + 1)));
}

bool open_room::leads(std::initializer_list<std::pair<std::string_view, std::string_view>> steps) {
    for (const auto& [text, keys] : steps) {
        CAPTURE(std::string(text));
        const bool is_seen = keys.empty() ? sees(text) : answers(text, keys);
        CHECK(is_seen);
        if (!is_seen) return false;
    }
    return true;
}

outcome open_room::closes() {
    for (int keys = 0; keys < 100 && !program().has_ended(); ++keys) {
        types("q");
        program().watch_for(std::chrono::milliseconds(100));
    }
    return leaves();
}

phone::phone(std::uint16_t port, std::string_view origin) : socket_(port) {
    const std::string host = "127.0.0.1:" + std::to_string(port);
    socket_.say("GET /socket HTTP/1.1\r\nHost: " + host +
                "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: " +
                (origin.empty() ? "http://" + host : std::string(origin)) + "\r\n\r\n");
}

// The mask is made of zeros, which changes nothing.
void phone::says(const std::string& json) const {
    REQUIRE(json.size() <= 125);
    socket_.say("\x81" + std::string(1, static_cast<char>(0x80 | json.size())) +
                std::string(4, '\0') + json);
}

bool phone::hears(std::string_view part) { return socket_.hears(part, patience); }

std::string phone::last(std::string_view behind) const {
    const std::size_t at = heard().rfind(behind);
    if (at == std::string::npos) return {};
    const std::size_t begin = at + behind.size();
    return heard().substr(begin, heard().find_first_of("\",}", begin) - begin);
}

}  // namespace asyncdemo
