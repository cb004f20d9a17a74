#include "asyncdemo/room/vote_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "asyncdemo/step/step_pages.hpp"
#include "report/terminal/page_text.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

// How the votes of a round are drawn where the other one stands beside them.
struct round_look {
    ink color;
    std::string_view unicode;
    std::string_view ascii;
};
constexpr std::array looks{round_look{ink::waiting, "░", "."}, round_look{ink::working, "█", "#"}};
constexpr const round_look& solid = looks[1];

std::string bar(std::size_t count, std::size_t most, std::size_t width, const round_look& look,
                const terminal_style& style) {
    if (count == 0) return {};
    const std::size_t columns = std::max<std::size_t>(1, count * width / std::max(count, most));
    return style.paint(look.color, repeat(style.sign(look.unicode, look.ascii), columns)) + " ";
}

std::string who_has_voted(const room& r) {
    const std::size_t here = r.members().here();
    return fmt::format("{} of {} {} voted.", r.voted(), people(here), here == 1 ? "has" : "have");
}

void add_progress(const room& r, const terminal_style& style, page_text& to) {
    constexpr std::size_t width = 40;
    const std::size_t here = std::max<std::size_t>(1, r.members().here());
    const std::size_t full = std::min(width, r.voted() * width / here);
    to.add(style.paint(ink::working, repeat(style.sign("█", "#"), full)) +
           style.paint(ink::faint, repeat(style.sign("░", "."), width - full)) + "  " +
           style.paint(ink::strong, who_has_voted(r)));
}

/// The bars of the rounds from `first` to `last`, counted from 0.
void add_bars(const room& r, std::size_t first, std::size_t last, const terminal_style& style,
              page_text& to) {
    constexpr std::size_t before = 18;
    constexpr std::size_t behind = 8;
    const auto width = static_cast<std::size_t>(std::min(style.width, 80)) - before - behind;
    const std::vector<histogram_row> rows = r.votes()->histogram(r.lesson()->choices());
    std::size_t most = 1;
    for (const histogram_row& row : rows) most = std::max({most, row.count[0], row.count[1]});
    for (const histogram_row& row : rows) {
        for (std::size_t round = first; round <= last; ++round) {
            const std::string name = round == first ? row.answer : std::string();
            const round_look& look = first == last ? solid : looks[round];
            to.add(fmt::format("{}  {}{}", pad_left(name, before - 2),
                               bar(row.count[round], most, width, look, style), row.count[round]));
        }
    }
}

void add_choices(const room_lesson& l, const terminal_style& style, page_text& to) {
    std::vector<std::string> choices;
    for (const quantity& choice : l.choices()) choices.push_back(show(choice));
    for (const std::string& line : flow(choices, "     ", style)) to.add("   " + line);
}

}  // namespace

std::string people(std::size_t count) {
    return count == 1 ? std::string("1 person") : fmt::format("{} people", count);
}

std::string vote_page(const room& r, const terminal_style& style) {
    page_text page(style);
    const room_lesson& l = *r.lesson();
    const side& of = *r.now().of;
    const bool is_again = r.is_open() && r.round() == 2;
    if (!is_again) {
        page.add_wrapped(question_told(l.of(), l.plan().chosen));
        page.add_wrapped(given_in_full(l.of(), l.plan().chosen), ink::faint);
        page.add();
    }
    page.add_wrapped(
        fmt::format("{}: {}.", of.is_mistake() ? "What people do wrong" : of.name, of.about));
    if (!r.is_open()) return page.take();
    page.add();
    page.add_wrapped(l.of().prediction.asks, ink::strong);
    page.add();
    if (is_again) {
        add_bars(r, 0, 0, style, page);
    } else {
        add_choices(l, style, page);
    }
    page.add();
    add_progress(r, style, page);
    if (is_again) {
        page.add_wrapped("Whoever doesn't vote again stays with the first vote.", ink::faint);
    }
    return page.take();
}

std::string histogram_page(const room& r, const terminal_style& style) {
    page_text page(style);
    page.add_wrapped(fmt::format("{}: {}.", r.now().of->name, r.now().of->about));
    page.add_wrapped(r.lesson()->of().prediction.asks, ink::strong);
    page.add();
    const ballot& votes = *r.votes();
    const bool has_second = votes.count(2) > 0;
    add_bars(r, 0, has_second ? 1 : 0, style, page);
    page.add();
    if (has_second) {
        page.add_wrapped(fmt::format("{} the first vote, {} the second.",
                                     style.sign(looks[0].unicode, looks[0].ascii),
                                     style.sign(looks[1].unicode, looks[1].ascii)),
                         ink::faint);
    } else {
        page.add_wrapped(fmt::format("{} voted.", people(votes.count(1))), ink::faint);
    }
    return page.take();
}

}  // namespace asyncdemo
