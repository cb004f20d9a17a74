#include "report/prediction_text.hpp"

#include <fmt/format.h>

#include "lesson/units.hpp"

namespace asyncdemo {

std::string prediction_figures(const prediction& p) {
    const std::string said = show_seconds(seconds(p.guess).count());
    if (!p.measured) return fmt::format("You said {}.", said);
    return fmt::format("You said {}, it was {}: {}.", said, show_seconds(p.measured->count()),
                       to_string(p.grade));
}

std::string prediction_text(const prediction& p) {
    return p.reason.empty() ? prediction_figures(p)
                            : fmt::format("{} {}", prediction_figures(p), p.reason);
}

}  // namespace asyncdemo
