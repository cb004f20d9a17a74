// What a stage process is asked to do: its only argument.
#include <stdexcept>

#include "fuzz/target.hpp"
#include "stage/stage_request.hpp"

namespace asyncdemo::fuzz {

void take(std::string_view text) {
    try {
        const std::string written = to_json(parse_stage_request(text));
        require(to_json(parse_stage_request(written)) == written,
                "a request is read as what was written");
    } catch (const std::invalid_argument&) {
    }
}

}  // namespace asyncdemo::fuzz
