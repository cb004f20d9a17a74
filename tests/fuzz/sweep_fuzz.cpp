// The range of a sweep, PARAM=A..B, of a lesson.
#include <cmath>
#include <string>

#include "asyncdemo/cli/sweep_range.hpp"
#include "asyncdemo/terminal/exit_code.hpp"
#include "fuzz/sample_catalog.hpp"
#include "fuzz/target.hpp"

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
