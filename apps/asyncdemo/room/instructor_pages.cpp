#include "asyncdemo/room/instructor_pages.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "asyncdemo/room/lobby_page.hpp"
#include "asyncdemo/step/step_pages.hpp"
#include "report/counted.hpp"
#include "report/prediction_text.hpp"
#include "report/run_text.hpp"
#include "report/terminal/page_text.hpp"
#include "report/terminal/text_table.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

std::string people(std::size_t count) {
    return count == 1 ? std::string("1 person") : fmt::format("{} people", count);
}

std::size_t rows_in(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

// "12 of 31 have voted".
std::string who_has_voted(const room& r) {
    const std::size_t here = r.members().here();
    if (r.voted() > here) return fmt::format("{} voted, {} here now.", r.voted(), people(here));
    return fmt::format("{} of {} {} voted.", r.voted(), people(here), here == 1 ? "has" : "have");
}

// A part of the width, at least a little of what is not nothing.
std::string bar(std::size_t count, std::size_t most, std::size_t width, std::string_view sign) {
    if (count == 0) return {};
    return repeat(sign, std::max<std::size_t>(1, count * width / std::max<std::size_t>(1, most)));
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

}  // namespace

std::string vote_page(const room& r, const terminal_style& style) {
    page_text page(style);
    const room_lesson& l = *r.lesson();
    const side& of = *r.now().of;
    page.add_wrapped(l.of().question);
    page.add_wrapped(given_in_full(l.of(), l.plan().chosen), ink::faint);
    page.add();
    page.add_wrapped(
        fmt::format("{}: {}.", of.is_mistake() ? "What people do wrong" : of.name, of.about));
    if (!r.is_open()) return page.take();
    page.add();
    page.add_wrapped(l.of().prediction.asks, ink::strong);
    page.add();
    std::vector<std::string> choices;
    for (const quantity& choice : l.choices()) choices.push_back(show(choice));
    for (const std::string& line : flow(choices, "     ", style)) page.add("   " + line);
    page.add();
    constexpr std::size_t width = 40;
    const std::size_t here = r.members().here();
    const std::size_t full = here == 0 ? 0 : std::min(width, r.voted() * width / here);
    page.add(style.paint(ink::working, repeat(style.sign("█", "#"), full)) +
             style.paint(ink::faint, repeat(style.sign("░", "."), width - full)) + "  " +
             style.paint(ink::strong, who_has_voted(r)));
    return page.take();
}

std::string histogram_page(const room& r, const terminal_style& style) {
    page_text page(style);
    const room_lesson& l = *r.lesson();
    page.add_wrapped(fmt::format("{}: {}.", r.now().of->name, r.now().of->about));
    page.add(style.paint(ink::strong, l.of().prediction.asks));
    page.add();
    const ballot& votes = *r.votes();
    const bool has_second = votes.count(2) > 0;
    const std::vector<histogram_row> rows = votes.histogram(l.choices());
    std::size_t most = 1;
    for (const histogram_row& row : rows) most = std::max({most, row.count[0], row.count[1]});
    constexpr std::size_t before = 18;
    const auto width = static_cast<std::size_t>(std::min(style.width, 80)) - before - 8;
    for (const histogram_row& row : rows) {
        page.add(
            fmt::format("{}  {} {}", pad_left(row.answer, before - 2),
                        style.paint(has_second ? ink::waiting : ink::working,
                                    bar(row.count[0], most, width,
                                        has_second ? style.sign("░", ".") : style.sign("█", "#"))),
                        row.count[0]));
        if (!has_second) continue;
        page.add(fmt::format(
            "{}  {} {}", std::string(before - 2, ' '),
            style.paint(ink::working, bar(row.count[1], most, width, style.sign("█", "#"))),
            row.count[1]));
    }
    page.add();
    if (has_second) {
        page.add_wrapped(
            fmt::format("{} first vote, {} second vote: {} and {} people.", style.sign("░", "."),
                        style.sign("█", "#"), votes.count(1), votes.count(2)),
            ink::faint);
    } else {
        page.add_wrapped(who_has_voted(r), ink::faint);
    }
    return page.take();
}

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
    page.add_wrapped(fmt::format("{} {}", l.of().prediction.asks, answer_text(l.right_answer(of))));
    if (r.votes() != nullptr) add_outcome(*r.votes(), page);
    for (const typical_error& e : l.errors_on(of)) {
        page.add_wrapped(fmt::format("{}: {} {}.", e.count, e.answer, e.because), ink::doubtful);
    }
    if (l.has_all_sides() && &of == l.plan().sides.back()) {
        page.add();
        page.add_wrapped(conclusion_of(l.seen()), ink::strong);
        page.add_wrapped(fmt::format("{}.", verdict_in_words(l.seen())), ink::faint);
    }
    const std::string text = page.take();
    const std::size_t left = rows - std::min(rows - 1, rows_in(text) + 1);
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
