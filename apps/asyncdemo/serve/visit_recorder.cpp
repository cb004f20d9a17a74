#include "asyncdemo/serve/visit_recorder.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

#include "asyncdemo/serve/unnoticed_wait.hpp"
#include "lesson/span_kind.hpp"
#include "lesson/units.hpp"
#include "report/short_text.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t most_spans = 20'000;
constexpr std::size_t most_marks = 20'000;
constexpr std::size_t most_points = 50'000;  // of one series

constexpr double unnoticed_s = seconds(unnoticed_wait).count();

constexpr std::string_view waiting_series = "waiting";
constexpr std::string_view in_hand_series = "in hand";

// A server may tell of itself in a line among those of its clients: that is a name, no address.
bool is_client(std::string_view who) {
    return who.find(':') != std::string_view::npos || who == "?";
}

}  // namespace

visit_recorder::visit_recorder(recording& into, guest_names& names, double begins_s)
    : into_(into), names_(names), begins_s_(begins_s) {
    into_.phase = phase::running;
    sample(waiting_series, begins_s_, 0);
    sample(in_hand_series, begins_s_, 0);
}

std::string visit_recorder::knocked(std::uint16_t port, const std::string& who,
                                    std::int64_t at_ns) {
    guest& g = find(port, who, {});
    const double at_s = seconds_at(at_ns);
    g.since_s = at_s;
    begin(g, plain_waiting, at_s, at_s);
    set_state(g, client_state::waiting, at_s);
    return g.lane;
}

std::string visit_recorder::saw(const client_seen& c) {
    if (!is_client(c.who)) return c.who;
    guest& g = find(c.port, c.who, short_text(c.name));
    const double at_s = seconds_at(c.at_ns);
    const double since_s = std::min(seconds_at(c.since_ns), at_s);
    g.since_s = since_s;
    switch (c.state) {
        case client_state::idle:
            end(g, at_s, at_s);
            if (!g.is_known) add_mark(g.lane, "has connected", at_s);
            break;
        case client_state::waiting:
            begin(g, plain_waiting, since_s, at_s);
            break;
        case client_state::in_hand:
            begin(g, plain_working, since_s, at_s);
            break;
        case client_state::over:
            end(g, since_s, at_s);
            add_mark(g.lane, c.what, at_s);
            break;
    }
    g.is_known = true;
    set_state(g, c.state, at_s);
    std::string lane = g.lane;
    if (c.state == client_state::over) {
        --count(client_state::over);
        names_.leave(lane);
        present_.erase({c.port, c.who});
    }
    return lane;
}

void visit_recorder::add(const event& e) {
    if (const auto* const begun = std::get_if<span_begun>(&e)) {
        make_room();
        open_.insert_or_assign(begun->id, into_.spans.size());
        into_.spans.push_back({begun->lane, begun->what, seconds_at(begun->at_ns), still_open});
    } else if (const auto* const ended = std::get_if<span_ended>(&e)) {
        const auto found = open_.find(ended->id);
        if (found == open_.end()) throw bad_event("ended a span that never began");
        into_.spans[found->second].end_s = seconds_at(ended->at_ns);
        open_.erase(found);
    } else if (const auto* const m = std::get_if<marked>(&e)) {
        add_mark(m->lane, m->what, seconds_at(m->at_ns));
    } else if (const auto* const s = std::get_if<sampled>(&e)) {
        sample(s->series, seconds_at(s->at_ns), s->value);
    }
}

void visit_recorder::grow(double open_s) {
    into_.wall_s = std::max(into_.wall_s, begins_s_ + open_s);
}

void visit_recorder::close(double open_s) {
    grow(open_s);
    for (span& s : into_.spans) {
        if (s.is_open()) s.end_s = std::max(s.start_s, into_.wall_s);
    }
    for (const auto& [who, g] : present_) names_.leave(g.lane);
    present_.clear();
    open_.clear();
    counts_ = {};
    sample(waiting_series, into_.wall_s, 0);
    sample(in_hand_series, into_.wall_s, 0);
    into_.phase = phase::over;
}

std::vector<std::string> visit_recorder::line() const {
    std::vector<const guest*> waiting;
    for (const auto& [who, g] : present_) {
        if (g.state == client_state::waiting) waiting.push_back(&g);
    }
    std::sort(waiting.begin(), waiting.end(), [](const guest* a, const guest* b) {
        return std::pair(a->since_s, std::string_view(a->lane)) <
               std::pair(b->since_s, std::string_view(b->lane));
    });
    std::vector<std::string> lanes;
    for (const guest* const g : waiting) lanes.push_back(g->lane);
    return lanes;
}

visit_recorder::guest& visit_recorder::find(std::uint16_t port, const std::string& who,
                                            const std::string& told) {
    const auto [found, is_new] = present_.try_emplace({port, who});
    guest& g = found->second;
    if (is_new) {
        g.lane = names_.enter(who, told);
        ++count(g.state);
    } else if (!told.empty() && g.lane != told && !g.lane.starts_with(told + " ")) {
        rename(g, who, told);
    }
    return g;
}

// It had another name as long as it had told none.
void visit_recorder::rename(guest& g, const std::string& who, const std::string& told) {
    const std::string before = std::exchange(g.lane, names_.enter(who, told));
    names_.leave(before);
    for (const std::size_t i : g.spans) into_.spans[i].lane = g.lane;
    ++corrections_;
}

// The time until it is in hand was a wait.
void visit_recorder::begin(guest& g, std::string_view what, double since_s, double at_s) {
    if (g.open) {
        span& open = into_.spans[*g.open];
        correct_begin(open, since_s);
        if (open.what == what) return;
        if (at_s - open.start_s <= unnoticed_s) {
            open.what = what;
            return;
        }
        open.end_s = std::max(open.start_s, at_s);
        g.open.reset();
    } else if (what != plain_waiting && at_s - since_s > unnoticed_s) {
        add_span(g, plain_waiting, since_s, at_s);
    }
    const double start_s = what == plain_waiting && g.spans.empty() ? since_s : at_s;
    add_span(g, what, start_s, still_open);
    g.open = g.spans.back();
}

void visit_recorder::end(guest& g, double since_s, double at_s) {
    if (!g.open) {
        if (at_s - since_s > unnoticed_s && !g.is_known) {
            add_span(g, plain_waiting, since_s, at_s);
        }
        return;
    }
    span& open = into_.spans[*g.open];
    correct_begin(open, since_s);
    open.end_s = std::max(open.start_s, at_s);
    g.open.reset();
}

// The system tells of a wait a moment after it has begun.
void visit_recorder::correct_begin(span& wait, double since_s) {
    if (wait.what != plain_waiting || wait.start_s <= since_s) return;
    wait.start_s = since_s;
    ++corrections_;
}

void visit_recorder::add_span(guest& g, std::string_view what, double start_s, double end_s) {
    make_room();
    g.spans.push_back(into_.spans.size());
    into_.spans.push_back({g.lane, std::string(what), start_s, end_s});
}

void visit_recorder::add_mark(std::string lane, std::string what, double at_s) {
    std::vector<mark>& marks = into_.marks;
    if (marks.size() >= most_marks) marks.erase(marks.begin(), marks.begin() + most_marks / 2);
    marks.push_back({std::move(lane), std::move(what), at_s});
}

void visit_recorder::set_state(guest& g, client_state to, double at_s) {
    if (g.state == to) return;
    --count(g.state);
    g.state = to;
    ++count(to);
    sample(waiting_series, at_s, static_cast<double>(count(client_state::waiting)));
    sample(in_hand_series, at_s, static_cast<double>(count(client_state::in_hand)));
}

// A point that changes nothing is none; times never go back.
void visit_recorder::sample(std::string_view name, double at_s, double value) {
    const auto found = std::find_if(into_.series.begin(), into_.series.end(),
                                    [name](const series& s) { return s.name == name; });
    series& to =
        found != into_.series.end() ? *found : into_.series.emplace_back(std::string(name));
    if (!to.points.empty()) {
        if (to.points.back().second == value) return;
        at_s = std::max(at_s, to.points.back().first);
    }
    if (to.points.size() < most_points) to.points.emplace_back(at_s, value);
}

// Leaves out the older half of what is over; what lasts stays.
void visit_recorder::make_room() {
    std::vector<span>& spans = into_.spans;
    if (spans.size() < most_spans) return;
    constexpr std::size_t gone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> places(spans.size(), gone);
    std::vector<span> kept;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (i < spans.size() / 2 && !spans[i].is_open()) continue;
        places[i] = kept.size();
        kept.push_back(std::move(spans[i]));
    }
    spans = std::move(kept);
    for (auto& [id, place] : open_) place = places[place];
    for (auto& [who, g] : present_) {
        if (g.open) g.open = places[*g.open];
        for (std::size_t& place : g.spans) place = places[place];
        std::erase(g.spans, gone);
    }
}

std::size_t& visit_recorder::count(client_state s) {
    return counts_.at(static_cast<std::size_t>(s));
}

double visit_recorder::seconds_at(std::int64_t ns) const {
    return std::max(0.0, begins_s_ + static_cast<double>(ns) / 1e9);
}

}  // namespace asyncdemo
