#include "report/terminal/sweep_screen.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/figures.hpp"
#include "report/run_text.hpp"
#include "report/sweep_figures.hpp"
#include "report/terminal/claim_lines.hpp"
#include "report/terminal/curve_chart.hpp"
#include "report/terminal/page_text.hpp"
#include "report/terminal/text_table.hpp"
#include "report/terminal/visible_run.hpp"

namespace asyncdemo {
namespace {

class sweep_page : page_text {
public:
    sweep_page(const sweep_run& sweep, const terminal_style& style, bool is_quiet)
        : page_text(style), sweep_(sweep), is_quiet_(is_quiet), curves_(curves_of(sweep)) {}

    std::string draw() {
        if (const std::string label = sweep_label(sweep_); !label.empty()) {
            add_label(label);
            add();
        }
        add_all(draw_chart(curves_, *sweep_.swept, style_));
        add();
        add_knees();
        for (const sweep_table& t : tables_of(sweep_, curves_)) add_table(t);
        for (std::size_t i = 0; i < sweep_.points.size(); ++i) add_trouble(i);
        add_summary();
        return take();
    }

private:
    void add_knees() {
        for (const curve& c : curves_.all) {
            add_wrapped(fmt::format("{}: {}", c.of->name, knee_text(c, curves_, *sweep_.swept)),
                        ink::strong);
        }
        if (const std::string about = about_knees(curves_); !is_quiet_ && !about.empty()) {
            add_wrapped(about, ink::faint);
        }
        add();
    }

    void add_table(const sweep_table& t) {
        std::vector<std::string> names;
        std::vector<text_column> columns;
        for (const std::string& side : t.sides) columns.push_back({side, {}});
        for (const sweep_table::line& l : t.lines) {
            names.push_back(l.value);
            for (std::size_t i = 0; i < columns.size(); ++i) {
                columns[i].cells.push_back(l.texts[i]);
            }
        }
        add_wrapped(fmt::format("{} by {}", style_.figure_text(t.title), name_of(*sweep_.swept)),
                    ink::title);
        add_all(draw_table(names, columns, style_));
        add();
    }

    // What did not go well at one value.
    void add_trouble(std::size_t index) {
        const visible_run shown(sweep_.points[index], style_);
        const lesson_run& run = *shown;
        const std::string at = fmt::format("{} {}", name_of(*sweep_.swept),
                                           show_parameter(*sweep_.swept, sweep_.values[index]));
        for (const std::string& line : problems_of(run, interruptions::left_out)) {
            add_wrapped(fmt::format("{}: {}", at, line), ink::bad);
        }
        for (judged_claim c : run.claims) {
            if (c.verdict == verdict::pass) continue;
            c.text = fmt::format("{}: {}", at, c.text);
            add_all(draw_claim(c, style_));
        }
    }

    // The claims that held, in one line.
    void add_summary() {
        std::size_t held = 0;
        std::size_t judged = 0;
        for (const lesson_run& run : sweep_.points) {
            judged += run.claims.size();
            held += static_cast<std::size_t>(
                std::count_if(run.claims.begin(), run.claims.end(),
                              [](const judged_claim& c) { return c.verdict == verdict::pass; }));
        }
        add_wrapped(fmt::format("{} of {} claims hold, over {} of {} values.", held, judged,
                                sweep_.points.size(), sweep_.values.size()));
    }

    const sweep_run& sweep_;
    bool is_quiet_;
    sweep_curves curves_;
};

}  // namespace

std::string screen(const sweep_run& sweep, const terminal_style& style, bool is_quiet) {
    return sweep_page(sweep, style, is_quiet).draw();
}

}  // namespace asyncdemo
