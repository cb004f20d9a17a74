// What a stage process writes, line by line, until it writes something that is no event.
#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "fuzz/target.hpp"
#include "lesson/recording.hpp"
#include "runner/event_lines.hpp"
#include "runner/recording_builder.hpp"
#include "stage/event.hpp"

namespace asyncdemo::fuzz {
namespace {

std::string line_of(const event& e) {
    std::string line;
    append_line(line, e);
    require(line.find('\n') == line.size() - 1, "an event is one line");
    return line;
}

// The events of the whole lines of `text`, which comes in portions of at most so many bytes.
std::vector<event> events_in(std::string_view text, std::size_t portion) {
    event_lines lines;
    std::vector<event> events;
    try {
        while (!text.empty()) {
            const std::size_t length = std::min(portion, text.size());
            lines.add(text.substr(0, length));
            text.remove_prefix(length);
            while (const auto e = lines.next()) events.push_back(*e);
        }
    } catch (const bad_event&) {
    }
    return events;
}

std::string lines_of(const std::vector<event>& events) {
    std::string lines;
    for (const event& e : events) lines += line_of(e);
    return lines;
}

}  // namespace

void take(std::string_view text) {
    const std::vector<event> events = events_in(text, text.size());
    const std::string lines = lines_of(events);
    require(lines_of(events_in(text, 7)) == lines, "portions do not matter");
    require(lines_of(events_in(lines, lines.size())) == lines,
            "an event is read as what was written");
    recording into;
    recording_builder builder(into);
    try {
        for (const event& e : events) builder.add(e);
    } catch (const bad_event&) {
    }
    builder.close_spans(1);
}

}  // namespace asyncdemo::fuzz
