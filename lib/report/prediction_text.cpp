#include "report/prediction_text.hpp"

#include <fmt/format.h>

namespace asyncdemo {
namespace {

std::string with_reason(std::string figures, const prediction& p) {
    return p.reason.empty() ? figures : figures.append(" ").append(p.reason);
}

// Ends with a full stop where there is nothing to grade.
std::string said_and_right(const prediction& p) {
    const std::string said = show(p.guess);
    if (!p.measured) return fmt::format("You said {}.", said);
    if (!p.is_disturbed) return fmt::format("You said {}, it was {}", said, show(*p.measured));
    const std::string truth = show(p.truth.value_or(*p.measured));
    if (said == truth) return fmt::format("{} is right.", said);
    return fmt::format("You said {}, undisturbed it is {}", said, truth);
}

}  // namespace

std::string prediction_figures(const prediction& p) {
    const std::string figures = said_and_right(p);
    return figures.ends_with('.') ? figures : fmt::format("{}: {}.", figures, to_string(p.grade));
}

std::string prediction_text(const prediction& p) { return with_reason(prediction_figures(p), p); }

std::string prediction_text_beside_grade(const prediction& p) {
    if (p.grade == grade::unclear && !p.is_disturbed) {
        return with_reason(fmt::format("You said {}.", show(p.guess)), p);
    }
    const std::string figures = said_and_right(p);
    return with_reason(figures.ends_with('.') ? figures : figures + ".", p);
}

std::string answer_text(const prediction& p) {
    if (!p.measured) return p.reason;
    return with_reason(
        p.is_disturbed ? fmt::format("Undisturbed it is {}.", show(p.truth.value_or(*p.measured)))
                       : fmt::format("It was {}.", show(*p.measured)),
        p);
}

}  // namespace asyncdemo
