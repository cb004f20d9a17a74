#include "program/learner.hpp"

#include <doctest/doctest.h>

namespace asyncdemo {
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
    check_terminal_as_before(program_);
    return o;
}

}  // namespace asyncdemo
