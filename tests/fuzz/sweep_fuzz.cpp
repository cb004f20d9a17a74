// The range of a sweep, PARAM=A..B, of a lesson.
#include <cmath>
#include <string>

#include "asyncdemo/exit_code.hpp"
#include "asyncdemo/options.hpp"
#include "asyncdemo/sweep_range.hpp"
#include "sample_catalog.hpp"
#include "target.hpp"

namespace asyncdemo::fuzz {

void take(std::string_view text) {
    try {
        const sweep_range range = sweep_from(*find_lesson("gather"), std::string(text));
        require(range.swept != nullptr, "a range has its parameter");
        require(range.from > 0 && range.from < range.to && std::isfinite(range.to),
                "a range grows");
    } catch (const usage_error&) {
    }
}

}  // namespace asyncdemo::fuzz
