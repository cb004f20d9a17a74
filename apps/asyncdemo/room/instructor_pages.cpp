#include "asyncdemo/room/instructor_pages.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "asyncdemo/room/lobby_page.hpp"
#include "asyncdemo/room/vote_pages.hpp"
#include "asyncdemo/step/step_pages.hpp"
#include "report/run_text.hpp"
#include "report/terminal/page_text.hpp"
#include "report/terminal/text_table.hpp"

namespace asyncdemo {
namespace {

std::size_t rows_in(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::string said_by_few(const share_right& s) { return fmt::format("{} of {}", s.right, s.of); }

// How the votes came out, in sentences.
void add_outcome(const ballot& votes, page_text& to) {
    std::vector<std::string> parts;
    for (const grade g : {grade::right, grade::close, grade::wrong, grade::unclear}) {
        const std::size_t count = votes.last_votes(g);
        if (count > 0) parts.push_back(fmt::format("{} {}", count, to_string(g)));
    }
    if (parts.empty()) return;
    std::string text = fmt::format("The room: {}.", fmt::join(parts, ", "));
    if (votes.count(2) > 0) {
        text += fmt::format(" Right at first: {}; then: {}.", said_by_few(votes.right_in(1)),
                            said_by_few(votes.right_in(2)));
    }
    to.add_wrapped(text, ink::strong);
}

// What is right, and what this run has measured where that reads otherwise.
std::string told_answer(const prediction& p) {
    if (!p.measured) return p.reason;
    const std::string right = show(p.guess);
    const std::string measured = show(*p.measured);
    const bool is_told_why = p.is_disturbed;  // the reason has the figure then
    const bool is_same = right == measured || is_told_why;
    return fmt::format("It is {}{}. {}", right,
                       is_same ? std::string() : fmt::format(" ({} in this run)", measured),
                       p.reason);
}

}  // namespace

std::string room_answer_page(const room& r, const terminal_style& style, std::size_t rows) {
    page_text page(style);
    const room_lesson& l = *r.lesson();
    const side& of = *r.now().of;
    for (const side_run& s : l.seen().sides) {
        if (s.of != &of) continue;
        for (const std::string& line : problems_of(s, interruptions::told)) {
            page.add_wrapped(line, ink::bad);
        }
    }
    page.add_wrapped(l.of().prediction.asks, ink::strong);
    page.add_wrapped(told_answer(l.right_answer(of)));
    if (r.votes() != nullptr) add_outcome(*r.votes(), page);
    for (const typical_error& e : l.errors_on(of)) {
        page.add_wrapped(fmt::format("{} said {}, which {}.", people(e.count), e.answer, e.because),
                         ink::doubtful);
    }
    if (l.has_all_sides() && &of == l.plan().sides.back()) {
        page.add();
        page.add_wrapped(conclusion_of(l.seen()), ink::strong);
        page.add_wrapped(fmt::format("{}.", verdict_in_words(l.seen())), ink::faint);
    }
    const std::string text = page.take();
    // What there is too much of goes on a page of its own; the picture stays readable.
    const std::size_t left = std::max(rows * 2 / 3, rows - std::min(rows - 1, rows_in(text) + 1));
    return picture_page(l.picture_of(of), l.scale_for(of), style, left) + "\n" + text;
}

std::string table_page(const room& r, const terminal_style& style) {
    const std::vector<room_result> results = r.results();
    if (results.empty()) return "Nobody has voted in this room.\n";
    std::vector<std::string> names;
    text_column answer{"answer", {}};
    text_column first{"right at first", {}};
    text_column second{"right then", {}};
    for (const room_result& one : results) {
        names.push_back(fmt::format("{} {}", one.lesson->of().name, one.of->name));
        answer.cells.emplace_back(one.answer);
        first.cells.emplace_back(said_by_few(one.first));
        second.cells.push_back(one.second ? std::optional(said_by_few(*one.second)) : std::nullopt);
    }
    page_text page(style);
    page.add_all(draw_table(names, {answer, first, second}, style));
    return page.take();
}

std::string page_at_stop(const room& r, const invitation& to, const terminal_style& style,
                         std::size_t rows) {
    switch (r.now().stage) {
        case room_stage::lobby:
            return lobby_page(r, to, style, rows);
        case room_stage::question:
            return vote_page(r, style);
        case room_stage::histogram:
            return histogram_page(r, style);
        case room_stage::run:
            return picture_page(r.lesson()->picture_of(*r.now().of),
                                r.lesson()->scale_for(*r.now().of), style, rows);
        case room_stage::answer:
            return room_answer_page(r, style, rows);
        case room_stage::mistake: {
            const room_lesson& l = *r.lesson();
            const side& of = *r.now().of;
            return mistake_page(l.picture_of(of), l.scale_for(of), of, l.entry(), *l.mistake(of),
                                style, rows);
        }
        case room_stage::end:
            break;
    }
    return table_page(r, style);
}

}  // namespace asyncdemo
