// The values of a sweep of a lesson: PARAM=A..B, A..B+STEP or A,B,C.
#include <algorithm>
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
        require(range.values.size() >= 2 && range.values.size() <= 100, "a sweep is bounded");
        require(std::is_sorted(range.values.begin(), range.values.end()) &&
                    std::isfinite(range.values.back()),
                "the values grow");
    } catch (const usage_error&) {
    }
}

}  // namespace asyncdemo::fuzz
