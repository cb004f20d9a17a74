// What was found for a claim, in words that the terminal and the documents share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson_run.hpp"

namespace asyncdemo {

/// A finding in pieces. All are empty when there is no answer.
struct claim_words {
    std::string measured = {};       // "3.00 s"
    std::string_view relation = {};  // "at most"
    std::string bound = {};          // "3.30 s"
    std::string missed_by = {};      // where the two read alike and yet the claim fails; else empty
};

claim_words claim_in_words(const judged_claim& claim);

/// The measured figure and its bound: "3.00 s, at most 3.30 s"; the figure alone where it is just
/// what it should be. Empty when there is no answer.
std::string claim_figures(const judged_claim& claim);

/// The figures, and the reason when it is inconclusive.
std::string claim_details(const judged_claim& claim);

/// The claims as they are told one after the other: a reason that the claim before has told already
/// is "likewise".
std::vector<judged_claim> told_in_turn(std::vector<judged_claim> claims);

}  // namespace asyncdemo
