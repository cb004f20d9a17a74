// A lesson with claims of the test's own, and runs of it to judge.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "lesson/lesson_run.hpp"

namespace asyncdemo {

inline void rest(stage&) {}

// A lesson with the sides "fast", "slow" and "wrong", which is the mistake of "fast"; the claims
// are the test's.
inline lesson lesson_with(std::vector<claim> claims) {
    lesson l{.name = "judged", .question = "", .parameters = {}, .sides = {}, .claims = {}};
    for (const auto* name : {"fast", "slow", "wrong"}) {
        l.sides.push_back({.name = name, .about = "", .run = rest});
    }
    l.sides[2].mistake_for = "fast";
    l.claims = std::move(claims);
    return l;
}

inline recording took(double wall_s) {
    recording r;
    r.wall_s = wall_s;
    return r;
}

// The sides of those names, each with these rounds.
inline lesson_run run_of(const lesson& l,
                         std::vector<std::pair<std::string_view, std::vector<recording>>> sides) {
    lesson_run run;
    run.of = &l;
    for (auto& [name, rounds] : sides) {
        run.lateness_s.resize(std::max(run.lateness_s.size(), rounds.size()), 0.0);
        run.sides.push_back({l.find_side(name), std::move(rounds)});
    }
    return run;
}

inline lesson_run judged(lesson_run run) {
    judge(run);
    return run;
}

inline const claim at_most_3_s{"fast", "takes at most 3 s", [](const side_view& s) {
                                   return at_most(s.wall(), std::chrono::seconds(3));
                               }};
inline const claim drops_at_most_3{
    "fast", "drops at most 3", [](const side_view& s) { return at_most(s.counted("dropped"), 3); }};
inline const claim one_thread{"fast", "has one thread",
                              [](const side_view& s) { return exactly(s.threads(), 1); }};
inline const claim half_of_slow{"fast", "takes half as long as slow", [](const side_view& s) {
                                    return at_most(s.wall(), s.beside("slow").wall() / 2);
                                }};

inline std::vector<recording> dropped(std::initializer_list<double> counts) {
    std::vector<recording> rounds;
    for (const double n : counts) rounds.emplace_back(took(1)).metrics["dropped"] = n;
    return rounds;
}

}  // namespace asyncdemo
