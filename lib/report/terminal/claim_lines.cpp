#include "report/terminal/claim_lines.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/claim_text.hpp"
#include "report/run_text.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

/// What stands before a claim.
struct signed_verdict {
    std::string_view sign;
    ink color;

    [[nodiscard]] std::size_t width() const { return display_width(sign) + 1; }
};

signed_verdict sign_of(verdict v, const terminal_style& style) {
    switch (v) {
        case verdict::pass:
            return {style.sign("✓", "[ok]"), ink::good};
        case verdict::fail:
            return {style.sign("✗ FAILED", "[FAILED]"), ink::bad};
        case verdict::inconclusive:
            break;
    }
    return {style.sign("? unclear", "[unclear]"), ink::doubtful};
}

std::vector<std::string> behind(const signed_verdict& mark, const std::vector<std::string>& texts,
                                const terminal_style& style) {
    std::vector<std::string> lines;
    for (const std::string& text : texts) {
        lines.push_back(lines.empty() ? style.paint(mark.color, mark.sign) + " " + text
                                      : std::string(mark.width(), ' ') + text);
    }
    return lines;
}

}  // namespace

std::vector<std::string> draw_claim(const judged_claim& claim, const terminal_style& style,
                                    expectation expected) {
    const bool breaks_as_expected =
        claim.verdict == verdict::fail && expected == expectation::breaks;
    const signed_verdict mark =
        breaks_as_expected
            ? signed_verdict{style.sign("✗ as expected:", "[as expected]"), ink::doubtful}
            : sign_of(claim.verdict, style);
    const std::size_t room = static_cast<std::size_t>(style.width) - mark.width();
    std::vector<std::string> texts = wrap(claim.text + ":", room);
    const std::string details = claim_details(claim);
    // The figures stay together, for a number without its unit is hard to read.
    if (display_width(texts.back()) + 1 + display_width(details) <= room) {
        texts.back().append(" ").append(details);
    } else {
        for (std::string& text : wrap(details, room)) texts.push_back(std::move(text));
    }
    return behind(mark, texts, style);
}

std::vector<std::string> draw_held_claims(const lesson_run& run, const terminal_style& style) {
    const auto held = std::count_if(run.claims.begin(), run.claims.end(),
                                    [](const auto& c) { return c.verdict == verdict::pass; });
    if (held == 0) return {};
    const std::size_t all = run.claims.size();
    return behind(sign_of(verdict::pass, style),
                  {fmt::format("{} of {} claim{}", held, all, all == 1 ? " holds" : "s hold")},
                  style);
}

std::vector<std::string> draw_nothing_judged(const terminal_style& style) {
    const signed_verdict mark = sign_of(verdict::inconclusive, style);
    const std::size_t room = static_cast<std::size_t>(style.width) - mark.width();
    return behind(mark, wrap(nothing_judged_note, room), style);
}

}  // namespace asyncdemo
