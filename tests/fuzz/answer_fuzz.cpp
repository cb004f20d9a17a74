// A prediction as it is typed, and one behind --predict.
#include <string>
#include <vector>

#include "asyncdemo/cli/plan_options.hpp"
#include "asyncdemo/step/prediction_answer.hpp"
#include "asyncdemo/terminal/exit_code.hpp"
#include "fuzz/sample_catalog.hpp"
#include "fuzz/target.hpp"
#include "report/json/json_words.hpp"

namespace asyncdemo::fuzz {

void take(std::string_view text) {
    using namespace std::chrono_literals;
    static const std::vector<quantity> choices{1s, 2s, 3s};
    for (const finding::unit in : all_units) {
        try {
            require(read_answer(text, choices, in).value >= 0, "no answer is less than nothing");
        } catch (const bad_value&) {
        }
    }
    lesson_options typed;
    typed.predictions = {std::string(text)};
    try {
        (void)plan_from(*find_lesson("gather"), typed, {});
    } catch (const usage_error&) {
    }
}

}  // namespace asyncdemo::fuzz
