// What a stage process says, line by line, until it says something that is no event.
#include <variant>

#include "fuzz/target.hpp"
#include "lesson/recording.hpp"
#include "runner/recording_builder.hpp"
#include "stage/event.hpp"

namespace asyncdemo::fuzz {
namespace {

std::string line_of(const event& e) {
    std::string line;
    append_line(line, e);
    require(line.find('\n') == line.size() - 1, "an event is one line");
    line.pop_back();
    return line;
}

}  // namespace

void take(std::string_view text) {
    recording into;
    recording_builder builder(into);
    try {
        while (!text.empty()) {
            const std::size_t end = text.find('\n');
            const event e = parse_line(text.substr(0, end));
            const std::string line = line_of(e);
            require(line_of(parse_line(line)) == line, "an event is read as what was written");
            builder.add(e);
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
    } catch (const bad_event&) {
    }
    builder.close_spans(1);
}

}  // namespace asyncdemo::fuzz
