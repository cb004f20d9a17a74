// What goes through a recorder, read back.
#pragma once

#include <cstdio>
#include <future>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "stage/event.hpp"
#include "stage/recorder.hpp"
#include "stage/stage.hpp"

namespace asyncdemo {

/// Calls `body(recorder&)` and gives the lines that were sent by the time it was over; rethrows
/// what it threw. It gets a thread of its own, for a recorder counts the threads that it knows
/// until they end.
template <class Work>
std::vector<std::string> lines_recorded(Work body) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::tmpfile(), std::fclose);
    if (!file) throw std::runtime_error("can't make a file");
    recorder to(::fileno(file.get()));
    std::async(std::launch::async, [&] {
        body(to);
        to.flush();
    }).get();
    std::rewind(file.get());
    std::vector<std::string> lines(1);
    for (int c = std::fgetc(file.get()); c != EOF; c = std::fgetc(file.get())) {
        if (c == '\n') {
            lines.emplace_back();
        } else {
            lines.back() += static_cast<char>(c);
        }
    }
    lines.pop_back();  // nothing stands behind the last newline
    return lines;
}

/// The same, as events.
template <class Work>
std::vector<event> events_recorded(Work body) {
    std::vector<event> events;
    for (const std::string& line : lines_recorded(std::move(body))) {
        events.push_back(parse_line(line));
    }
    return events;
}

/// The marks, each as "LANE WHAT", and the metrics among what was told.
struct marks_and_metrics {
    std::vector<std::string> marks;
    std::map<std::string, double> metrics;
};

inline marks_and_metrics marks_and_metrics_of(const std::vector<event>& events) {
    marks_and_metrics told;
    for (const event& e : events) {
        if (const auto* m = std::get_if<metric_set>(&e)) told.metrics[m->name] = m->value;
        if (const auto* m = std::get_if<marked>(&e)) told.marks.push_back(m->lane + " " + m->what);
    }
    return told;
}

/// What a side that does `body(stage&)` tells, on a clock of that kind.
template <class Clock, class Work>
std::vector<event> told_on(Work body) {
    return events_recorded([&body](recorder& to) {
        Clock time;
        const settings chosen;
        stage on(chosen, time, to, time.now());
        body(on);
    });
}

}  // namespace asyncdemo
