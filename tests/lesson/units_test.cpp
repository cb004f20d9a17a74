#include "lesson/units.hpp"

#include <doctest/doctest.h>

#include <initializer_list>
#include <limits>
#include <string>

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

// What the refusal of a duration says, or what it was taken for.
std::string refusal(std::string_view text) {
    try {
        return "taken as " + write_duration(parse_duration(text));
    } catch (const bad_value& e) {
        return e.what();
    }
}

bool says(const std::string& text, std::string_view what) {
    return text.find(what) != std::string::npos;
}

}  // namespace

TEST_CASE("a duration is a number with a unit") {
    CHECK(parse_duration("250ms") == 250ms);
    CHECK(parse_duration("2s") == 2s);
    CHECK(parse_duration("1.5m") == 90s);
    CHECK(parse_duration("1h") == 1h);
    CHECK(parse_duration("7us") == 7us);
    CHECK(parse_duration("0s") == 0s);
    CHECK(parse_duration("1e3s") == 1000s);
}

TEST_CASE("a duration is exact to the nanosecond") {
    CHECK(parse_duration("0.001us") == 1ns);
    CHECK(parse_duration("0.1s") == 100ms);
    CHECK(parse_duration("0.3s") == 300ms);
    CHECK(parse_duration("1.000000001s") == 1s + 1ns);
}

TEST_CASE("a bare number is no duration, and the refusal says how to write one") {
    CHECK(refusal("2") == "has no unit: write 2s, 2ms or 2m");
    CHECK(refusal("0.5") == "has no unit: write 0.5s, 0.5ms or 0.5m");
}

TEST_CASE("an empty duration is refused, with an example") {
    CHECK(says(refusal(""), "is empty"));
    CHECK(says(refusal(""), "250ms"));
}

TEST_CASE("a negative duration is refused as such") {
    for (const auto* text : {"-1s", "-0s", "-0.5ms"}) {
        CAPTURE(text);
        CHECK(says(refusal(text), "is negative"));
    }
}

TEST_CASE("what is no duration is refused with advice") {
    for (const auto* text :
         {"s",    "ms",  "abc",  " 2s",   "2s ",  "2 s",    "\t2s",   "+2s",        "2S",
          "2sec", "2ss", "2s3",  "2s 3s", "1,5s", "1.5.5s", "0x10s",  "--2s",       ".",
          "e3s",  "nan", "nans", "inf",   "infs", "-infs",  "1e400s", "2\xC2\xB5s", "2days"}) {
        CAPTURE(text);
        CHECK(says(refusal(text), "is not a duration: write a number and a unit"));
    }
}

TEST_CASE("a duration with a NUL in it is refused") {
    CHECK_THROWS_AS(parse_duration(std::string_view("2s\0", 3)), bad_value);
    CHECK_THROWS_AS(parse_duration(std::string_view("2\0s", 3)), bad_value);
}

TEST_CASE("a duration is taken up to 292 years, and refused beyond") {
    CHECK(parse_duration("9223372036s") == 9223372036s);
    CHECK(parse_duration("2562047h") == 2562047h);
    for (const auto* text : {"9223372037s", "2562048h", "1e300s", "1e308h"}) {
        CAPTURE(text);
        CHECK(says(refusal(text), "is too long"));
    }
}

TEST_CASE("a number may have a fraction, an exponent and a sign") {
    CHECK(parse_number("2") == 2);
    CHECK(parse_number("2.5") == 2.5);
    CHECK(parse_number("-1e3") == -1000);
}

TEST_CASE("what is no finite number is refused") {
    for (const auto* text :
         {"", "x", " 2", "2 ", "+2", "2x", "2s", "nan", "inf", "-inf", "1e400"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_number(text), bad_value);
    }
}

TEST_CASE("a count is a whole number") {
    CHECK(parse_count("0") == 0);
    CHECK(parse_count("500") == 500);
    CHECK(parse_count("-3") == -3);
    CHECK(parse_count("9223372036854775807") == std::numeric_limits<integer>::max());
}

TEST_CASE("what is no count is refused") {
    for (const auto* text : {"", "x", " 2", "2 ", "+2", "2.5", "2.0", "1e3", "0x10", "1_000", "2s",
                             "nan", "9223372036854775808"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_count(text), bad_value);
    }
}

TEST_CASE("a duration is written in the largest unit that needs no fraction") {
    CHECK(write_duration(0s) == "0s");
    CHECK(write_duration(2s) == "2s");
    CHECK(write_duration(2min) == "120s");
    CHECK(write_duration(250ms) == "250ms");
    CHECK(write_duration(1500ms) == "1500ms");
    CHECK(write_duration(7us) == "7us");
    CHECK(write_duration(500ns) == "0.5us");
}

TEST_CASE("what is written of a duration is read as the same duration") {
    for (const duration d : std::initializer_list<duration>{0ns, 1ns, 999ns, 1us, 1001ns, 250ms,
                                                            1s + 1ns, 90s, 1h + 1us, 24h * 365}) {
        CAPTURE(d.count());
        CHECK(parse_duration(write_duration(d)) == d);
    }
}

TEST_CASE("seconds are shown to three digits, in the unit that suits them") {
    CHECK(show_seconds(0) == "0 us");
    CHECK(show_seconds(4e-6) == "4 us");
    CHECK(show_seconds(0.0012345) == "1.23 ms");
    CHECK(show_seconds(0.0203) == "20.3 ms");
    CHECK(show_seconds(0.25) == "250 ms");
    CHECK(show_seconds(5) == "5.00 s");
    CHECK(show_seconds(12.34) == "12.3 s");
    CHECK(show_seconds(1234) == "1234 s");
    CHECK(show_seconds(-5) == "-5.00 s");
}

TEST_CASE("no time is shown with a fourth digit because it was rounded up") {
    CHECK(show_seconds(0.0009996) == "1.00 ms");
    CHECK(show_seconds(0.009996) == "10.0 ms");
    CHECK(show_seconds(0.09996) == "100 ms");
    CHECK(show_seconds(0.9996) == "1.00 s");
    CHECK(show_seconds(9.996) == "10.0 s");
    CHECK(show_seconds(99.96) == "100 s");
}

TEST_CASE("memory is shown in kilobytes or megabytes") {
    CHECK(show_kilobytes(0) == "0.0 kB");
    CHECK(show_kilobytes(3.42) == "3.4 kB");
    CHECK(show_kilobytes(812) == "812 kB");
    CHECK(show_kilobytes(999.7) == "1.00 MB");
    CHECK(show_kilobytes(3400) == "3.40 MB");
    CHECK(show_kilobytes(9996) == "10.0 MB");
    CHECK(show_kilobytes(123456) == "123.5 MB");
}

TEST_CASE("the interval of a rate is the time between two") {
    CHECK(rate{1}.interval() == 1s);
    CHECK(rate{50}.interval() == 20ms);
    CHECK(rate{0.5}.interval() == 2s);
}

TEST_CASE("whole digits stand in groups of three, with or without a sign") {
    CHECK(in_groups("0") == "0");
    CHECK(in_groups("999") == "999");
    CHECK(in_groups("1000") == "1 000");
    CHECK(in_groups("500000") == "500 000");
    CHECK(in_groups("1234567") == "1 234 567");
    CHECK(in_groups("-999") == "-999");
    CHECK(in_groups("-12000") == "-12 000");
}
