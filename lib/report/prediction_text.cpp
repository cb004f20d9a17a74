#include "report/prediction_text.hpp"

#include <fmt/format.h>

namespace asyncdemo {
namespace {

std::string with_reason(std::string figures, const prediction& p) {
    return p.reason.empty() ? figures : figures.append(" ").append(p.reason);
}

}  // namespace

std::string prediction_figures(const prediction& p) {
    const std::string said = show(p.guess);
    if (!p.measured) return fmt::format("You said {}.", said);
    if (!p.is_disturbed) {
        return fmt::format("You said {}, it was {}: {}.", said, show(*p.measured),
                           to_string(p.grade));
    }
    const std::string truth = show(p.truth.value_or(*p.measured));
    if (said == truth) return fmt::format("{} is right.", said);
    return fmt::format("You said {}, undisturbed it is {}: {}.", said, truth, to_string(p.grade));
}

std::string prediction_text(const prediction& p) { return with_reason(prediction_figures(p), p); }

std::string answer_text(const prediction& p) {
    if (!p.measured) return p.reason;
    return with_reason(
        p.is_disturbed ? fmt::format("Undisturbed it is {}.", show(p.truth.value_or(*p.measured)))
                       : fmt::format("It was {}.", show(*p.measured)),
        p);
}

}  // namespace asyncdemo
