// Where somebody left a lesson before its end, and what they had chosen and said by then.
#pragma once

#include <map>
#include <set>
#include <string>

namespace asyncdemo {

struct lesson_place {
    /// The part that was reached, as `part_of` has it; empty: it was not left before its end.
    std::string part = {};
    double speed = 1;
    /// The parameters that were not at their defaults, by name, as they are typed.
    std::map<std::string, std::string> parameters = {};
    /// What was predicted with these, by side, in the unit of the lesson's question.
    std::map<std::string, double> answers = {};
    /// The sides that were shown as they ran.
    std::set<std::string> shown = {};

    friend bool operator==(const lesson_place&, const lesson_place&) = default;
};

}  // namespace asyncdemo
