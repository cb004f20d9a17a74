#include "web/qr_code.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using namespace asyncdemo;

namespace {

using lines = std::vector<std::string>;

const qr_code address("http://192.168.178.20:8080/");

// The eye of a code: what a camera looks for in three of its corners.
const lines eye{"#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #", "#######"};

lines eye_at(std::size_t column, std::size_t row) {
    lines seen;
    for (std::size_t y = 0; y < 7; ++y) {
        std::string line;
        for (std::size_t x = 0; x < 7; ++x) {
            line += address.is_dark(column + x, row + y) ? '#' : ' ';
        }
        seen.push_back(line);
    }
    return seen;
}

// What the half blocks of a line show above and below, as "#" and " ".
std::pair<std::string, std::string> halves_of(const std::string& line) {
    std::pair<std::string, std::string> halves;
    for (std::size_t i = 0; i < line.size();) {
        const std::string block = line[i] == ' ' ? " " : line.substr(i, 3);
        halves.first += block == "█" || block == "▀" ? '#' : ' ';
        halves.second += block == "█" || block == "▄" ? '#' : ' ';
        i += block.size();
    }
    return halves;
}

}  // namespace

TEST_CASE("the address of a room is a square of 25 modules, with an eye in three corners") {
    CHECK(address.size() == 25);
    CHECK(eye_at(0, 0) == eye);
    CHECK(eye_at(18, 0) == eye);
    CHECK(eye_at(0, 18) == eye);
    CHECK(eye_at(18, 18) != eye);
}

TEST_CASE("a code is drawn with four modules of light around it, each module at its place") {
    const lines drawn = in_ascii(address, qr_drawing::dark_modules);
    REQUIRE(drawn.size() == 33);
    for (std::size_t row = 0; row < 33; ++row) {
        REQUIRE(drawn[row].size() == 66);
        for (std::size_t column = 0; column < 33; ++column) {
            const bool is_within = column >= 4 && column < 29 && row >= 4 && row < 29;
            const bool is_dark = is_within && address.is_dark(column - 4, row - 4);
            CHECK(drawn[row].substr(2 * column, 2) == (is_dark ? "##" : "  "));
        }
    }
}

TEST_CASE("half blocks show the same as ASCII, in half the lines and half the columns") {
    for (const qr_drawing drawing : {qr_drawing::dark_modules, qr_drawing::light_modules}) {
        const lines in_full = in_ascii(address, drawing);
        const lines halved = in_half_blocks(address, drawing);
        REQUIRE(halved.size() == 17);
        for (std::size_t row = 0; row < 33; ++row) {
            const auto [upper, lower] = halves_of(halved[row / 2]);
            std::string wide;
            for (const char c : row % 2 == 0 ? upper : lower) wide += {c, c};
            CHECK(wide == in_full[row]);
        }
        CHECK(halves_of(halved.back()).second == std::string(33, ' '));
    }
}

TEST_CASE("where the light modules are drawn, it is the other way round") {
    const lines dark = in_ascii(address, qr_drawing::dark_modules);
    const lines light = in_ascii(address, qr_drawing::light_modules);
    for (std::size_t row = 0; row < dark.size(); ++row) {
        for (std::size_t i = 0; i < dark[row].size(); ++i) {
            CHECK((dark[row][i] == '#') != (light[row][i] == '#'));
        }
    }
}

TEST_CASE("no text, and one that is too long, is refused") {
    CHECK_THROWS_AS(qr_code(""), std::invalid_argument);
    CHECK_THROWS_AS(qr_code(std::string(3'000, 'a')), std::length_error);
    CHECK(qr_code(std::string(2'900, 'a')).size() == 177);
}
