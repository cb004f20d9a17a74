#include "program/learner.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <utility>

namespace asyncdemo {
launch by_a_new_learner(launch l) {
    static const temporary_directory states;
    static int count = 0;
    l.environment["XDG_STATE_HOME"] = states.path("learner-" + std::to_string(++count));
    return l;
}

launch stepping(words more) {
    words all{"gather", "--step", "--clock", "virtual"};
    all.insert(all.end(), more.begin(), more.end());
    launch l = program(all);
    l.out = l.err = {stream_to::kind::terminal};
    return by_a_new_learner(std::move(l));
}

launch short_lesson(words more) {
    words all{"--a", "200ms", "--b", "300ms"};
    all.insert(all.end(), more.begin(), more.end());
    return stepping(all);
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

bool learner::sees_any(const words& texts) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until) {
        for (const std::string& text : texts) {
            if (program_.writes_next(text, std::chrono::milliseconds(2))) return true;
        }
    }
    return false;
}

bool learner::goes_on_until(std::string_view text) {
    for (int keys = 0; keys < 100; ++keys) {
        if (program_.writes_next(text, std::chrono::milliseconds(300))) return true;
        program_.type("\r");
    }
    return false;
}

bool learner::predicts(std::string_view answer) {
    return answers("Your answer", std::string(answer) + "\r") && answers("Enter: run it", "\r") &&
           answers("Enter: the answer", "\r") && sees(" did");
}

outcome learner::quits() {
    for (int keys = 0; keys < 100 && !program_.has_ended(); ++keys) {
        program_.type("q\r");
        program_.watch_for(std::chrono::milliseconds(100));
    }
    return leaves();
}

outcome learner::leaves() {
    outcome o = program_.wait();
    CHECK_FALSE(o.was_too_slow);
    CHECK(program_.left_over().empty());  // a killed program's sides end by themselves
    check_terminal_as_before(program_);
    return o;
}

void come_to_question(learner& l) {
    REQUIRE(l.answers("Enter: on", "\r"));
    REQUIRE(l.sees("what will sequential do?"));
}

}  // namespace asyncdemo
