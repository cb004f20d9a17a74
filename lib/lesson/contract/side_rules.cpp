#include <algorithm>

#include "lesson/contract/rules.hpp"

namespace asyncdemo {
namespace {

// What a room waits for at most.
constexpr duration longest_side = std::chrono::seconds(10);

template <class Condition>
bool has_claim(const lesson& l, Condition is_it) {
    return std::any_of(l.claims.begin(), l.claims.end(), is_it);
}

void check_side(const lesson& l, const side& s, complaint_list& to) {
    to.expect(!s.about.empty(), "the side `{}` has to say in a line how it does the work", s.name);
    const duration ideal = s.ideal ? (*s.ideal)(l.default_settings()) : duration::zero();
    to.expect(
        ideal > duration::zero() && ideal <= longest_side,
        "the ideal time of the side `{}` is {} at the defaults; it has to be more than 0s and "
        "at most {}",
        s.name, write_duration(ideal), write_duration(longest_side));
    const std::string_view judged_as = s.is_mistake() ? s.mistake_for : s.name;
    to.expect(
        has_claim(
            l, [judged_as](const claim& c) { return c.side == judged_as || c.side == every_side; }),
        "no claim is about the side `{}`: it needs one that it keeps, or breaks if it is a mistake",
        s.name);
}

void check_mistake(const lesson& l, const side& s, complaint_list& to) {
    const side* const right = l.find_side(s.mistake_for);
    to.expect(right != nullptr && !right->is_mistake(),
              "the mistake `{}` stands for `{}`, which has to be a side that is no mistake", s.name,
              s.mistake_for);
}

void check_model(const lesson& l, const side& s, complaint_list& to) {
    const side* const measured = l.find_side(s.model_of);
    to.expect(measured != nullptr && !measured->is_model() && !measured->is_mistake(),
              "`{}` is a model of `{}`, which has to be a side that really runs and is no mistake",
              s.name, s.model_of);
    to.expect(s.needs.empty(), "the model `{}` needs {}; a model has to run on the virtual clock",
              s.name, s.needs);
    to.expect(s.about.starts_with("a model of "),
              "the line about the model `{}` has to begin with \"a model of\"", s.name);
    to.expect(
        has_claim(l,
                  [&s](const claim& c) {
                      return c.side == s.name && c.text.find("measured") != std::string_view::npos;
                  }),
        "no claim holds the model `{}` against what was measured, and says \"measured\"", s.name);
}

}  // namespace

std::vector<std::string_view> names_of_sides(const lesson& l) {
    std::vector<std::string_view> names;
    for (const side& s : l.sides) names.push_back(s.name);
    return names;
}

std::vector<std::string_view> names_of_regular_sides(const lesson& l) {
    std::vector<std::string_view> names;
    for (const side& s : l.sides) {
        if (!s.is_mistake()) names.push_back(s.name);
    }
    return names;
}

void check_sides(const lesson& l, complaint_list& to) {
    const std::size_t regular = names_of_regular_sides(l).size();
    to.expect(regular >= 2, "it has {} to compare; two sides that are no mistake are the least",
              regular);
    to.expect(regular < l.sides.size(),
              "it has no mistake: a side made by `mistake_for` that breaks a claim");
    for (const side& s : l.sides) {
        check_side(l, s, to);
        if (s.is_mistake()) check_mistake(l, s, to);
        if (s.is_model()) check_model(l, s, to);
    }
}

}  // namespace asyncdemo
