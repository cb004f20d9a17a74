// What the instructor's terminal shows while people come in.
#include "asyncdemo/room/lobby_page.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "asyncdemo/room/sample_room.hpp"
#include "report/text_layout.hpp"

using namespace asyncdemo;

namespace {

const invitation to_network{
    .addresses = {"http://192.168.100.200:9080/"}, .is_for_network = true, .code = {"# #"}};

std::string times(int count, std::string_view text) {
    std::string all;
    for (int i = 0; i < count; ++i) all += text;
    return all;
}

std::vector<std::string> lines_of_lobby(const room& r) {
    std::vector<std::string> lines;
    const std::string page = lobby_page(r, to_network, {}, 19);
    for (std::size_t at = 0; at < page.size(); at = page.find('\n', at) + 1) {
        lines.push_back(page.substr(at, page.find('\n', at) - at));
    }
    return lines;
}

}  // namespace

TEST_CASE("no name reaches beyond the screen, though its characters may take two columns each") {
    room r = room_with({"gather"});
    const std::vector<std::string> wide{"\u65e5", "\U0001F389"};
    for (const std::string& character : wide) comes(r, times(24, character));
    comes(r, times(24, "x"));
    for (const std::string& line : lines_of_lobby(r)) {
        CAPTURE(line);
        CHECK(display_width(line) <= 80);
    }
}

TEST_CASE("names are a line each, as many as have room, the newest first; the others are counted") {
    room r = room_with({"gather"});
    for (int i = 0; i < 50; ++i) comes(r, "P" + std::to_string(i));
    const std::vector<std::string> lines = lines_of_lobby(r);
    CHECK(lines.size() <= 19);
    const std::string page = lobby_page(r, to_network, {}, 19);
    CHECK(page.find("50 people are here.") != std::string::npos);
    CHECK(page.find("P49\n") != std::string::npos);
    CHECK(page.find("P0\n") == std::string::npos);
    CHECK(page.find("more\n") != std::string::npos);
}

TEST_CASE("where only ASCII can be shown, names are ASCII too") {
    room r = room_with({"gather"});
    comes(r, "Zo\u00eb \u65e5");
    terminal_style style;
    style.is_ascii = true;
    for (const char c : lobby_page(r, to_network, style, 19)) {
        CHECK(static_cast<signed char>(c) >= 0);
    }
}

TEST_CASE("the address comes first, for a terminal of a few rows") {
    const room r = room_with({"gather"});
    const std::string page = lobby_page(r, to_network, {}, 3);
    CHECK(page.starts_with(to_network.addresses.front()));
}
