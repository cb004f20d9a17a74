#include "asyncdemo/step/prediction_answer.hpp"

#include <doctest/doctest.h>

#include <string_view>

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

using unit = finding::unit;

const std::vector<quantity> choices{2s, 3s, 5s};

quantity read_time(std::string_view typed) { return read_answer(typed, choices, unit::time_s); }

bool type(typed_line& into, std::string_view text) {
    bool is_taken = true;
    for (const char c : text) {
        is_taken = into.take({key::kind::character, std::string(1, c)}) && is_taken;
    }
    return is_taken;
}

}  // namespace

TEST_CASE("a number is a choice, counted from 1") {
    CHECK(read_time("1") == quantity(2s));
    CHECK(read_time("3") == quantity(5s));
}

TEST_CASE("a time is an answer of one's own") {
    CHECK(read_time("1s") == quantity(1s));
    CHECK(read_time("250ms") == quantity(250ms));
    CHECK(read_answer("1.5s", {}, unit::time_s) == quantity(1500ms));
}

TEST_CASE("where the answer is a number, a number is the answer and no choice") {
    const std::vector<quantity> counts{1, 4, 5};
    CHECK_FALSE(are_numbered(unit::number));
    CHECK(read_answer("2", counts, unit::number) == quantity(2));
    CHECK(read_answer("5", counts, unit::number) == quantity(5));
    CHECK(read_answer("2", {}, unit::factor) == quantity(multiple(2)));
    CHECK(read_answer("1.33x", {}, unit::factor) == quantity(multiple(1.33)));
    CHECK_THROWS_WITH_AS(read_answer("3s", counts, unit::number), doctest::Contains("count"),
                         bad_value);
}

TEST_CASE("a number that is no choice is told to need a unit") {
    for (const char* typed : {"0", "4", "99999999999999999999"}) {
        CAPTURE(typed);
        CHECK_THROWS_WITH_AS(read_time(typed), doctest::Contains("unit"), bad_value);
    }
    CHECK_THROWS_AS(read_answer("1", {}, unit::time_s), bad_value);
    CHECK_THROWS_AS(read_time("3x"), bad_value);
}

TEST_CASE("an answer has no blanks, and Enter is none of it") {
    typed_line line;
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
