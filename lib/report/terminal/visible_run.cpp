#include "report/terminal/visible_run.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "report/visible_text.hpp"

namespace asyncdemo {
namespace {

// Every text of a recording that is drawn on a terminal: all but the names of metrics and rows,
// which are only looked up there.
template <class Recording, class Visit>
void each_text_of(Recording& r, Visit visit) {
    visit(r.problem);
    for (auto& s : r.spans) {
        visit(s.lane);
        visit(s.what);
    }
    for (auto& m : r.marks) {
        visit(m.lane);
        visit(m.what);
    }
    for (auto& s : r.series) visit(s.name);
}

// Every text of a run that is not of its lesson's own; the lesson's are the program's.
template <class Run, class Visit>
void each_text(Run& run, Visit visit) {
    visit(run.machine.os);
    visit(run.machine.compiler);
    visit(run.machine.python);
    if (run.recorded_by) visit(*run.recorded_by);
    for (auto& side : run.sides) {
        for (auto& r : side.runs) each_text_of(r, visit);
    }
    for (auto& claim : run.claims) {
        visit(claim.text);
        visit(claim.reason);
        visit(claim.found.unanswerable);
    }
    for (auto& text : run.unjudged) visit(text);
    for (auto& p : run.predictions) visit(p.reason);
}

// Of printable ASCII alone, as nearly every text is.
bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool is_plain(const lesson_run& run) {
    bool all = true;
    each_text(run, [&all](const std::string& text) { all = all && is_plain(text); });
    return all;
}

}  // namespace

visible_run::visible_run(const lesson_run& run, const terminal_style& style) : shown_(&run) {
    if (is_plain(run)) return;
    shown_ = &escaped_.emplace(run);
    const auto escape = style.is_ascii ? visible_in_ascii : visible;
    each_text(*escaped_, [escape](std::string& text) { text = escape(text); });
}

}  // namespace asyncdemo
