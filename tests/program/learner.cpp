#include "program/learner.hpp"

#include <doctest/doctest.h>

#include <cstring>

namespace asyncdemo {
namespace {

void check_equal(const termios& before, const termios& after) {
    CHECK(before.c_iflag == after.c_iflag);
    CHECK(before.c_oflag == after.c_oflag);
    CHECK(before.c_cflag == after.c_cflag);
    CHECK(before.c_lflag == after.c_lflag);
    CHECK(std::memcmp(before.c_cc, after.c_cc, sizeof before.c_cc) == 0);
}

}  // namespace

launch stepping(words more) {
    words all{"gather", "--step", "--clock", "virtual"};
    all.insert(all.end(), more.begin(), more.end());
    launch l = program(all);
    l.out = l.err = {stream_to::kind::terminal};
    return l;
}

std::string keys_to_the_end(const words& answers) {
    std::string keys = "\r";  // the story
    for (const std::string& answer : answers) keys += "\r" + answer + "\r\r";
    return keys + "\r\r";  // side by side, why
}

void check_order(const std::string& text, const words& parts) {
    std::size_t at = 0;
    for (const std::string& part : parts) {
        CAPTURE(part);
        const std::size_t found = text.find(part, at);
        REQUIRE(found != std::string::npos);
        at = found + part.size();
    }
}

outcome learner::leaves() {
    outcome o = program_.wait();
    CHECK_FALSE(o.was_too_slow);
    CHECK(program_.left_over().empty());  // a killed program's sides end by themselves
    check_equal(program_.terminal_modes_before(), program_.terminal_modes());
    return o;
}

}  // namespace asyncdemo
