#include "asyncdemo/step/prediction_answer.hpp"

#include <doctest/doctest.h>

#include <string_view>

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

const std::vector<duration> choices{2s, 3s, 5s};

bool type(typed_line& into, std::string_view text) {
    bool is_taken = true;
    for (const char c : text) {
        is_taken = into.take({key::kind::character, std::string(1, c)}) && is_taken;
    }
    return is_taken;
}

}  // namespace

TEST_CASE("a number is a choice, counted from 1") {
    CHECK(read_answer("1", choices) == 2s);
    CHECK(read_answer("3", choices) == 5s);
}

TEST_CASE("a time is an answer of one's own") {
    CHECK(read_answer("1s", choices) == 1s);
    CHECK(read_answer("250ms", choices) == 250ms);
    CHECK(read_answer("1.5s", {}) == 1500ms);
}

TEST_CASE("a number that is no choice is told to need a unit") {
    for (const char* typed : {"0", "4", "99999999999999999999"}) {
        CAPTURE(typed);
        CHECK_THROWS_WITH_AS(read_answer(typed, choices), doctest::Contains("unit"), bad_value);
    }
    CHECK_THROWS_AS(read_answer("1", {}), bad_value);
    CHECK_THROWS_AS(read_answer("3x", choices), bad_value);
}

TEST_CASE("an answer begins with a digit; letters are commands before that and units after") {
    typed_line line;
    CHECK_FALSE(type(line, "s"));
    CHECK_FALSE(line.take({key::kind::backspace}));
    CHECK(line.text().empty());
    CHECK(type(line, "3s"));
    CHECK(line.text() == "3s");
    CHECK_FALSE(line.take({key::kind::enter}));
    CHECK_FALSE(type(line, " "));
    CHECK(line.text() == "3s");
}

TEST_CASE("what is typed can be taken back") {
    typed_line line;
    type(line, "3");
    line.take({key::kind::character, "µ"});
    CHECK(line.take({key::kind::backspace}));
    CHECK(line.text() == "3");
    for (const key::kind all : {key::kind::erase_all, key::kind::escape}) {
        type(line, "25");
        CHECK(line.take({all}));
        CHECK(line.text().empty());
    }
}

TEST_CASE("a line of words begins with anything and has blanks") {
    typed_line line(typed_line::kind::words);
    CHECK(type(line, "rate 90"));
    CHECK(line.text() == "rate 90");
    CHECK_FALSE(line.take({key::kind::enter}));
    CHECK(type(line, std::string(10'000, 'x')));
    CHECK(line.text().size() < 100);
}

TEST_CASE("nobody types a book") {
    typed_line line;
    CHECK(type(line, std::string(10'000, '7')));
    CHECK(line.text().size() < 100);
}
