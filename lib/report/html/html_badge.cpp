#include "report/html/html_badge.hpp"

#include <string_view>

namespace asyncdemo {
namespace {

// `look` is the class that the style sheet knows.
markup badge(std::string_view look, std::string_view sign, std::string_view word) {
    return markup::of(R"(<span class="badge {}"><span aria-hidden="true">{}</span> {}</span>)",
                      look, sign, word);
}

}  // namespace

markup html_badge(const judged_claim& claim, const lesson& of) {
    switch (claim.verdict) {
        case verdict::pass:
            return badge("good", "✓", "holds");
        case verdict::fail:
            return is_about_mistake(claim, of) ? badge("doubtful", "✗", "as expected")
                                               : badge("bad", "✗", "FAILED");
        case verdict::inconclusive:
            break;
    }
    return html_badge_unclear();
}

markup html_badge(grade g) {
    switch (g) {
        case grade::right:
            return badge("good", "✓", "right");
        case grade::close:
            return badge("good", "≈", "close");
        case grade::wrong:
            return badge("bad", "✗", "wrong");
        case grade::unclear:
            break;
    }
    return html_badge_unclear();
}

markup html_badge_not_judged() { return badge("doubtful", "–", "not judged"); }

markup html_badge_unclear() { return badge("doubtful", "?", "unclear"); }

}  // namespace asyncdemo
