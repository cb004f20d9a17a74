#include "runner/recording_builder.hpp"

#include <algorithm>

namespace asyncdemo {
namespace {

// Divided as a duration is that becomes seconds, so that on the virtual clock what took as long as
// it should equals its bound to the last bit.
double to_seconds(std::int64_t ns) { return static_cast<double>(ns) / 1e9; }

series& series_of(recording& r, const std::string& name) {
    const auto found = std::find_if(r.series.begin(), r.series.end(),
                                    [&name](const series& s) { return s.name == name; });
    if (found != r.series.end()) return *found;
    return r.series.emplace_back(series{name, {}});
}

}  // namespace

struct recording_builder::adder {
    recording_builder& self;
    recording& into;

    void operator()(const span_begun& e) const {
        const double at = to_seconds(e.at_ns);
        self.open_.emplace(e.id, into.spans.size());
        into.spans.push_back({e.lane, e.what, at, still_open});
    }
    void operator()(const span_ended& e) const {
        const auto open = self.open_.find(e.id);
        if (open == self.open_.end()) throw bad_event("ended a span that never began");
        into.spans[open->second].end_s = to_seconds(e.at_ns);
        self.open_.erase(open);
    }
    void operator()(const marked& e) const {
        into.marks.push_back({e.lane, e.what, to_seconds(e.at_ns)});
    }
    void operator()(const sampled& e) const {
        series_of(into, e.series).points.emplace_back(to_seconds(e.at_ns), e.value);
    }
    void operator()(const metric_set& e) const { into.metrics[e.name] = e.value; }
    void operator()(const row_added& e) const { into.rows.push_back(e.cells); }
    void operator()(const progressed& e) const { into.progress = e.share; }
    void operator()(const finished& e) const {
        into.wall_s = to_seconds(e.wall_ns);
        into.usage = e.usage;
    }
    void operator()(const client_seen&) const {}  // people are served, and nothing is measured
    // These are between the process and its runner.
    void operator()(const failed&) const {}
    void operator()(const arrived&) const {}
    void operator()(const ready&) const {}
};

void recording_builder::add(const event& e) { std::visit(adder{*this, into_}, e); }

void recording_builder::close_spans(double at_s) {
    for (const auto& [id, index] : open_) {
        into_.spans[index].end_s = std::max(at_s, into_.spans[index].start_s);
    }
    open_.clear();
}

}  // namespace asyncdemo
