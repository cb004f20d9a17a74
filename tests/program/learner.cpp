#include "program/learner.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <optional>
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

void learner::types(std::string_view keys) {
    program_.overlook_terminal();
    program_.type(keys);
}

bool learner::goes_on_until(std::string_view text) {
    const std::string page = "q: quit ";
    const std::string question = "hen Enter: ";
    const std::string picture = "Enter: to its end";  // in each of those that follow, too
    bool has_skipped = false;
    for (int keys = 0; keys < 100; ++keys) {
        words signs{std::string(text), page, question};
        if (!has_skipped) signs.push_back(picture);
        const std::optional<std::size_t> came = program_.writes_next_of(signs);
        if (!came) return false;
        if (*came == 0) return true;
        has_skipped = signs[*came] == picture;
        types("\r");
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
