#include "report/terminal/screen.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/claim_text.hpp"
#include "report/figures.hpp"
#include "report/prediction_text.hpp"
#include "report/run_text.hpp"
#include "report/terminal/page_text.hpp"
#include "report/terminal/points_over_curve.hpp"
#include "report/terminal/text_table.hpp"
#include "report/terminal/timeline.hpp"
#include "report/terminal/visible_run.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

class page : page_text {
public:
    page(const lesson_run& run, const terminal_style& style, bool is_quiet)
        : page_text(style), run_(run), is_quiet_(is_quiet) {}

    std::string draw() {
        add_label(run_);
        add_all(draw_timelines(run_, style_));
        add_table();
        add_all(draw_points_over_curve(run_, style_));
        add_problems();
        add_predictions();
        add_claims();
        if (!is_quiet_) add_what_next();
        return take();
    }

    std::string draw_what_next() {
        add_what_next();
        return take();
    }

private:
    // In one piece if there is room, else what every lesson has and what is this one's own.
    void add_table() {
        std::vector<std::string> names;
        for (const side_run& side : run_.sides) names.emplace_back(side.of->name);
        std::vector<text_column> all = columns();
        const std::size_t own = std::min(run_.of->columns.size(), all.size());
        std::vector<text_column> lesson_columns(all.end() - static_cast<std::ptrdiff_t>(own),
                                                all.end());
        drop_empty(all);
        drop_empty(lesson_columns);
        if (table_width(names, all) > static_cast<std::size_t>(style_.width)) {
            all.resize(all.size() - lesson_columns.size());
            add_all(draw_table(names, all, style_));
            all = std::move(lesson_columns);
        }
        add_all(draw_table(names, all, style_));
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
        return all;
    }

    // A figure that no side has says nothing.
    static void drop_empty(std::vector<text_column>& columns) {
        std::erase_if(columns, [](const text_column& c) {
            return std::none_of(c.cells.begin(), c.cells.end(),
                                [](const auto& cell) { return cell.has_value(); });
        });
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

    void add_claims() {
        for (const judged_claim& c : run_.claims) add_all(draw_claim(c, style_));
        if (run_.claims.empty()) add_all(draw_nothing_judged(style_));
        if (!run_.unjudged.empty()) {
            add_wrapped(fmt::format("{}{} need a side that did not run.", run_.unjudged.size(),
                                    run_.claims.empty() ? "" : " more"),
                        ink::faint);
        }
    }

    void add_what_next() {
        if (const std::string conclusion = conclusion_of(run_); !conclusion.empty()) {
            add();
            add_wrapped(conclusion, ink::strong);
        }
        add();
        std::string_view intro = "Try next:";
        for (const std::string_view words : run_.of->tries) {
            add_command(intro, fmt::format("asyncdemo {}", words));
            intro = "";
        }
        add_command("Why:", fmt::format("asyncdemo explain {}", run_.of->name));
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
};

/// What stands before a claim.
struct signed_verdict {
    std::string_view sign;
    ink color;

    [[nodiscard]] std::size_t width() const { return display_width(sign) + 1; }
};

signed_verdict sign_of(verdict v, const terminal_style& style) {
    switch (v) {
        case verdict::pass:
            return {style.sign("✓", "[ok]"), ink::good};
        case verdict::fail:
            return {style.sign("✗ FAILED", "[FAILED]"), ink::bad};
        case verdict::inconclusive:
            break;
    }
    return {style.sign("? unclear", "[unclear]"), ink::doubtful};
}

std::vector<std::string> behind(const signed_verdict& mark, const std::vector<std::string>& texts,
                                const terminal_style& style) {
    std::vector<std::string> lines;
    for (const std::string& text : texts) {
        lines.push_back(lines.empty() ? style.paint(mark.color, mark.sign) + " " + text
                                      : std::string(mark.width(), ' ') + text);
    }
    return lines;
}

}  // namespace

std::vector<std::string> draw_claim(const judged_claim& claim, const terminal_style& style) {
    const signed_verdict mark = sign_of(claim.verdict, style);
    const std::size_t room = static_cast<std::size_t>(style.width) - mark.width();
    std::vector<std::string> texts = wrap(claim.text + ":", room);
    const std::string details = claim_details(claim);
    // The figures stay together, for a number without its unit is hard to read.
    if (display_width(texts.back()) + 1 + display_width(details) <= room) {
        texts.back().append(" ").append(details);
    } else {
        for (std::string& text : wrap(details, room)) texts.push_back(std::move(text));
    }
    return behind(mark, texts, style);
}

std::vector<std::string> draw_nothing_judged(const terminal_style& style) {
    const signed_verdict mark = sign_of(verdict::inconclusive, style);
    const std::size_t room = static_cast<std::size_t>(style.width) - mark.width();
    return behind(mark, wrap(nothing_judged_note, room), style);
}

std::string question(const lesson& l, const terminal_style& style) {
    std::string text = style.paint(ink::title, l.name) + "\n";
    for (const std::string& line : wrap(l.question, static_cast<std::size_t>(style.width))) {
        text += style.paint(ink::strong, line) + "\n";
    }
    return text + "\n";
}

std::string screen(const lesson_run& run, const terminal_style& style, bool is_quiet) {
    return page(*visible_run(run, style), style, is_quiet).draw();
}

std::string what_next(const lesson_run& run, const terminal_style& style) {
    return page(*visible_run(run, style), style, false).draw_what_next();
}

}  // namespace asyncdemo
