#include "report/terminal/screen.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/claim_text.hpp"
#include "report/figures.hpp"
#include "report/prediction_text.hpp"
#include "report/run_text.hpp"
#include "report/terminal/claim_lines.hpp"
#include "report/terminal/curve_column.hpp"
#include "report/terminal/language_lines.hpp"
#include "report/terminal/page_text.hpp"
#include "report/terminal/points_over_curve.hpp"
#include "report/terminal/screen_layout.hpp"
#include "report/terminal/text_table.hpp"
#include "report/terminal/timeline.hpp"
#include "report/terminal/visible_run.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

/// A screen that is too high for the window is laid out for this many rows, so that its picture can
/// be read: it scrolls once.
constexpr std::size_t rows_at_most = 40;

class page : page_text {
public:
    page(const lesson_run& run, const terminal_style& style, bool is_quiet, extent shown)
        : page_text(style),
          run_(run),
          is_quiet_(is_quiet),
          shows_all_(shown == extent::everything) {}

    std::string draw() {
        // The same in every layout, and not for nothing where there are a million spans.
        const timelines pictures(run_, drawn_round::first, style_);
        table_ = table();
        if (shows_all_) return laid_out({}, pictures);
        const std::vector<screen_layout> layouts = layouts_of(*run_.of);
        for (const std::size_t rows : {static_cast<std::size_t>(style_.rows), rows_at_most}) {
            for (const screen_layout& layout : layouts) {
                std::string text = laid_out(layout, pictures);
                if (lines_of(text) <= room_in(rows)) return text;
            }
        }
        return laid_out(layouts.back(), pictures);
    }

    std::string draw_what_next() {
        add_conclusion();
        add_advice(true);
        return take();
    }

private:
    static std::size_t lines_of(const std::string& text) {
        return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    }

    // Below the question, and above the prompt.
    [[nodiscard]] std::size_t room_in(std::size_t rows) const {
        const std::size_t taken =
            1 + (is_quiet_ ? 0 : lines_of(question(*run_.of, run_.chosen, style_)));
        return rows - std::min(rows, taken);
    }

    std::string laid_out(const screen_layout& layout, const timelines& pictures) {
        const auto add_gap = [&] {
            if (layout.has_blank_lines) add();
        };
        add_label(run_label(run_));
        add_gap();
        if (!has_curves_in_table()) {
            add_all(pictures.draw(layout.pictures));
            add_mistake();
            add_gap();
        }
        if (const auto chart = draw_points_over_curve(run_, style_, layout.chart_rows);
            !chart.empty()) {
            add_all(chart);
            add_gap();
        }
        add_all(table_);
        if (shows_all_) add_all(draw_languages(run_, style_));
        if (has_curves_in_table()) add_mistake();
        add_gap();
        add_problems();
        add_predictions();
        if (!is_quiet_) add_conclusion();
        add_claims();
        if (is_quiet_) return take();
        add_gap();
        add_advice(layout.has_all_advice);
        return take();
    }

    [[nodiscard]] std::vector<std::string> table() const {
        std::vector<std::string> names;
        for (const side_run& side : run_.sides) names.emplace_back(side.of->name);
        return has_curves_in_table() ? draw_curve_table(run_, names, columns(), style_)
                                     : draw_table(names, columns(), style_);
    }

    [[nodiscard]] bool has_curves_in_table() const {
        return !shows_all_ && !run_.of->curve.empty();
    }

    [[nodiscard]] std::vector<text_column> columns() const {
        std::vector<text_column> all;
        for (const side_run& side : run_.sides) {
            const std::vector<figure> figures = figures_of(side, run_);
            all.resize(figures.size());
            for (std::size_t i = 0; i < figures.size(); ++i) {
                all[i].title = figures[i].title;
                all[i].cells.push_back(figures[i].text);
            }
        }
        if (!shows_all_ && !run_.of->on_screen.empty()) all = chosen_of(all);
        const std::size_t fewest = shows_all_ ? 1 : (run_.sides.size() + 1) / 2;
        std::erase_if(all, [fewest](const text_column& c) {
            const auto filled = std::count_if(c.cells.begin(), c.cells.end(),
                                              [](const auto& cell) { return cell.has_value(); });
            return static_cast<std::size_t>(filled) < fewest;
        });
        return all;
    }

    // Those that the lesson is about, in its order; what the rounds differ by goes with the total.
    [[nodiscard]] std::vector<text_column> chosen_of(const std::vector<text_column>& all) const {
        std::vector<text_column> chosen;
        const auto add_titled = [&](std::string_view title) {
            const auto found = std::find_if(
                all.begin(), all.end(), [title](const text_column& c) { return c.title == title; });
            if (found != all.end()) chosen.push_back(*found);
        };
        for (const std::string_view title : run_.of->on_screen) {
            add_titled(title);
            if (title == "total") add_titled("min … max");
        }
        return chosen;
    }

    void add_problems() {
        for (const std::string& line : problems_of(run_, interruptions::left_out)) {
            add_wrapped(line, ink::bad);
        }
    }

    void add_predictions() {
        if (run_.predictions.empty()) return;
        add_wrapped(run_.of->prediction.asks, ink::strong);
        for (const prediction& p : run_.predictions) {
            add_wrapped(fmt::format("{}: {}", p.of->name, prediction_text(p)), ink_of(p.grade));
        }
        add();
    }

    static ink ink_of(grade g) {
        if (g == grade::right) return ink::good;
        return g == grade::wrong ? ink::bad : ink::doubtful;
    }

    // Why it goes wrong, for those who see it: in Python for the same reason as in C++.
    void add_mistake() {
        for (const side_run& s : run_.sides) {
            if (!s.of->is_mistake() || run_.of->mistake.empty()) continue;
            if (s.of->is_python() && run_.find(s.of->python_of) != nullptr) continue;
            add_wrapped(fmt::format("{}: {}", s.of->name, run_.of->mistake), ink::doubtful);
        }
    }

    void add_claims() {
        for (const judged_claim& c : told_in_turn(run_.claims)) {
            if (!shows_all_ && c.verdict == verdict::pass) continue;
            add_all(draw_claim(
                c, style_,
                is_about_mistake(c, *run_.of) ? expectation::breaks : expectation::holds));
        }
        if (!shows_all_) add_all(draw_held_claims(run_, style_));
        if (run_.claims.empty()) add_all(draw_nothing_judged(style_));
        if (!run_.unjudged.empty()) {
            add_wrapped(fmt::format("{}{} need a side that did not run.", run_.unjudged.size(),
                                    run_.claims.empty() ? "" : " more"),
                        ink::faint);
        }
    }

    void add_conclusion() {
        if (const std::string conclusion = conclusion_of(run_); !conclusion.empty()) {
            add_wrapped(conclusion, ink::strong);
        }
    }

    // In short: the first thing to try and the story.
    void add_advice(bool has_all) {
        const std::string story = fmt::format("asyncdemo explain {}", run_.of->name);
        if (!has_all && !run_.of->tries.empty()) {
            const std::vector<std::string> parts{
                fmt::format("Try next: asyncdemo {}", run_.of->tries.front()), "Why: " + story};
            add_all(flow(parts, style_.sign(" · ", " | "), style_));
            return;
        }
        std::string_view intro = "Try next:";
        for (const std::string_view words : run_.of->tries) {
            add_command(intro, fmt::format("asyncdemo {}", words));
            intro = "";
        }
        add_command("Why:", story);
    }

    void add_command(std::string_view intro, std::string_view command) {
        constexpr std::size_t indent = 10;
        std::string before = pad_right(intro, indent);
        for (const std::string& line :
             wrap_command(command, static_cast<std::size_t>(style_.width) - indent)) {
            add(before + line);
            before.assign(indent, ' ');
        }
    }

    const lesson_run& run_;
    bool is_quiet_;
    bool shows_all_;
    std::vector<std::string> table_;
};

}  // namespace

std::string question(const lesson& l, const terminal_style& style) {
    std::string text;
    const auto lines =
        wrap(fmt::format("{}: {}", l.name, l.question), static_cast<std::size_t>(style.width));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t named = i == 0 ? l.name.size() + 1 : 0;
        text += style.paint(ink::title, lines[i].substr(0, named)) +
                style.paint(ink::strong, lines[i].substr(named)) + "\n";
    }
    return text;
}

std::string question(const lesson& l, const settings& chosen, const terminal_style& style) {
    std::string text = question(l, style);
    for (const std::string& line :
         wrap(parameters_in_use(l, chosen), static_cast<std::size_t>(style.width))) {
        if (!line.empty()) text += style.paint(ink::faint, line) + "\n";
    }
    return text;
}

std::string screen(const lesson_run& run, const terminal_style& style, bool is_quiet,
                   extent shown) {
    return page(*visible_run(run, style), style, is_quiet, shown).draw();
}

std::string what_next(const lesson_run& run, const terminal_style& style) {
    return page(*visible_run(run, style), style, false, extent::one_screen).draw_what_next();
}

}  // namespace asyncdemo
