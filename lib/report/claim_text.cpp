#include "report/claim_text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "lesson/units.hpp"
#include "report/figures.hpp"

namespace asyncdemo {
namespace {

std::string show(finding::unit in, double value) {
    if (!std::isfinite(value)) return std::string(not_measured);
    switch (in) {
        case finding::unit::time_s:
            return show_seconds(to_microsecond(value));  // as in the JSON document
        case finding::unit::memory_kb:
            return show_kilobytes(value);
        case finding::unit::per_second:
            return show_number(value) + "/s";
        case finding::unit::factor:
            return show_factor(value);
        case finding::unit::number:
            break;
    }
    return show_number(value);
}

// A bound is chosen by people and often whole: "10x", where a measured factor is "10.0x".
std::string show_bound(const finding& f) {
    const bool is_whole = std::isfinite(f.bound) && f.bound >= 1;
    if (f.in == finding::unit::factor && is_whole) return show_number(f.bound) + "x";
    return show(f.in, f.bound);
}

std::string_view in_words(finding::relation r) {
    switch (r) {
        case finding::relation::at_most:
            return "at most";
        case finding::relation::at_least:
            return "at least";
        case finding::relation::exactly:
            break;
    }
    return "exactly";
}

}  // namespace

claim_words claim_in_words(const judged_claim& claim) {
    const finding& found = claim.found;
    if (!found.unanswerable.empty()) return {};
    claim_words words{.measured = show(found.in, found.measured),
                      .relation = in_words(found.should_be),
                      .bound = show_bound(found)};
    // A bound that is missed by less than the digits show would read like one that is kept.
    if (!found.holds() && words.measured == show(found.in, found.bound)) {
        words.missed_by = found.in == finding::unit::factor
                              ? fmt::format("{:.2g}x", found.shortfall())
                              : show(found.in, found.shortfall());
    }
    return words;
}

std::string claim_figures(const judged_claim& claim) {
    const claim_words words = claim_in_words(claim);
    const bool is_as_expected =
        claim.found.should_be == finding::relation::exactly && claim.found.holds();
    if (words.measured.empty() || is_as_expected) return words.measured;
    std::string text = fmt::format("{}, {} {}", words.measured, words.relation, words.bound);
    if (!words.missed_by.empty()) text += fmt::format(", missed by {}", words.missed_by);
    return text;
}

std::string claim_details(const judged_claim& claim) {
    const std::string figures = claim_figures(claim);
    if (figures.empty() || claim.reason.empty()) return figures + claim.reason;
    return fmt::format("{}; {}", figures, claim.reason);
}

std::vector<judged_claim> told_in_turn(std::vector<judged_claim> claims) {
    std::string told;
    for (judged_claim& c : claims) {
        if (c.reason.empty()) continue;
        if (c.reason == told) {
            c.reason = "likewise";
        } else {
            told = c.reason;
        }
    }
    return claims;
}

}  // namespace asyncdemo
