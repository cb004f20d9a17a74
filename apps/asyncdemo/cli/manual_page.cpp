#include "asyncdemo/cli/manual_page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

#include "asyncdemo/cli/roff_text.hpp"
#include "report/text_layout.hpp"
#include "report/version.hpp"

namespace asyncdemo {
namespace {

// When the parts that are written here by hand were last read as a whole.
constexpr std::string_view date = "2026-11-21";

constexpr std::string_view description = R"(.B asyncdemo
teaches how programs wait for many things at once.
Each lesson does the same work in several ways, its sides.
All of them are really run, each in a process of its own, shown next to each
other, and measured.
What a lesson claims is checked against what was measured.
.PP
Without a command it tells which lessons there are.
The name of a lesson runs it.
Durations are written with their unit: 250ms, 2s, 1m.
)";

constexpr std::string_view ending_sections = R"(.SH EXIT STATUS
.TP
.B 0
Every claim holds.
.TP
.B 1
A claim failed.
.TP
.B 2
The command line is wrong.
.TP
.B 3
The machine did not let it: a port is in use, there are too few file
descriptors, a side crashed or was still running at its timeout, a report could
not be written.
.TP
.B 4
A claim is inconclusive; only with
.BR \-\-strict .
.TP
.B 130
Interrupted by Ctrl-C.
What was measured until then is shown.
.SH ENVIRONMENT
.TP
.B NO_COLOR
When it is not empty, there are no colours unless
.B \-\-color always
asks for them.
.TP
.B TERM
On a terminal that is
.BR dumb ,
there are no colours and nothing is drawn over.
.TP
.B COLUMNS
The width of the screen, unless
.B \-\-width
gives it.
.TP
.BR LC_ALL ", " LC_CTYPE ", " LANG
When the first of them that is set is not a UTF-8 locale, only ASCII is written.
.TP
.B XDG_STATE_HOME
Where the progress is kept; if it is not set, it is
.IR \(ti/.local/state .
.SH FILES
.TP
.I $XDG_STATE_HOME/asyncdemo/progress.json
Which lessons have been done.
.B asyncdemo progress \-\-reset
removes what it knows.
)";

// A heading of a section or of a part of one.
std::string heading(std::string_view macro, std::string_view title) {
    return fmt::format(".{} \"{}\"\n", macro, roff_prose(title));
}

std::string names_of(const option_description& o) {
    std::vector<std::string> all;
    for (const std::string& name : o.names) {
        all.push_back(fmt::format("\\fB{}\\fR", roff_literal(name)));
    }
    std::string text = fmt::format("{}", fmt::join(all, ", "));
    if (!o.type.empty()) text += fmt::format(" \\fI{}\\fR", roff_literal(o.type));
    return text;
}

// Prose in lines as they are usual in files; roff fills them.
std::string in_lines(std::string_view text) {
    std::string out;
    for (const std::string& line : wrap(text, 72)) out += roff_prose(line) + "\n";
    return out;
}

std::string entry(const std::string& term, std::string_view about) {
    return fmt::format(".TP\n{}\n{}", term, in_lines(about));
}

// "asyncdemo check [LESSON ...] [options]"
std::string usage(const command_description& c) {
    std::string text = "\\fBasyncdemo";
    for (const std::string& word : c.path) text += " " + roff_literal(word);
    text += "\\fR";
    for (const option_description& o : c.arguments) {
        const std::string typed = fmt::format("\\fI{}\\fR", roff_literal(o.type));
        text += o.is_repeatable ? fmt::format(" [{} ...]", typed) : " " + typed;
    }
    if (!c.commands.empty()) text += " \\fILESSON\\fR";
    return text + " [\\fIoption\\fR ...]";
}

bool is_lesson(const command_description& c) { return c.group == "Lessons"; }

// The options that all of these commands have, with the same meaning.
std::vector<option_description> common_options(const std::vector<command_description>& commands) {
    std::vector<option_description> common = commands.front().options;
    std::erase_if(common, [&commands](const option_description& o) {
        return !std::all_of(commands.begin(), commands.end(), [&o](const command_description& c) {
            return std::find(c.options.begin(), c.options.end(), o) != c.options.end();
        });
    });
    return common;
}

class page {
public:
    page(const command_description& tree, const catalog& lessons)
        : tree_(tree), lessons_(lessons) {}

    std::string draw() {
        text_ =
            fmt::format(".TH ASYNCDEMO 1 {} \"asyncdemo {}\" \"User Commands\"\n", date, version());
        text_ += ".SH NAME\nasyncdemo \\- lessons on asynchronous programming that really run\n";
        add_synopsis();
        text_ += heading("SH", "DESCRIPTION");
        text_ += description;
        add_options();
        add_commands();
        text_ += heading("SH", "LESSONS");
        for (const command_description& c : lesson_commands()) {
            add_lesson(find(lessons_, c.path.back())->lesson, c);
        }
        text_ += ending_sections;
        add_examples();
        return std::move(text_);
    }

private:
    void add_synopsis() {
        text_ += heading("SH", "SYNOPSIS");
        text_ += "\\fBasyncdemo\\fR [\\fB\\-\\-help\\fR | \\fB\\-\\-version\\fR]\n.br\n";
        text_ += "\\fBasyncdemo\\fR \\fILESSON\\fR [\\fIoption\\fR ...]\n";
        for (const command_description& c : tree_.commands) {
            if (!is_lesson(c)) text_ += ".br\n" + usage(c) + "\n";
        }
    }

    // Those that every lesson has; commands that have them too refer to them.
    void add_options() {
        text_ += heading("SH", "OPTIONS");
        text_ +=
            "These every lesson takes, and\n.B asyncdemo\n\\fICOMMAND\\fR\n"
            ".B \\-\\-help\ntells which of them a command takes.\n";
        const std::vector<option_description> common = common_options(lesson_commands());
        text_ += entries(common);
        told_ = common;
    }

    [[nodiscard]] std::vector<command_description> lesson_commands() const {
        std::vector<command_description> all;
        std::copy_if(tree_.commands.begin(), tree_.commands.end(), std::back_inserter(all),
                     is_lesson);
        return all;
    }

    // Those that have not been told of as options of every lesson.
    [[nodiscard]] std::string entries(const std::vector<option_description>& options) const {
        std::string text;
        for (const option_description& o : options) {
            const bool is_told = std::find(told_.begin(), told_.end(), o) != told_.end();
            if (!is_told) text += entry(names_of(o), o.about);
        }
        return text;
    }

    void add_commands() {
        text_ += heading("SH", "COMMANDS");
        for (const command_description& c : tree_.commands) {
            if (!is_lesson(c)) add_command(c);
        }
    }

    void add_command(const command_description& c) {
        text_ += entry(usage(c), c.about + ".");
        const std::string own =
            entries(c.commands.empty() ? c.options : common_options(c.commands));
        if (!own.empty()) text_ += ".RS\n" + own + ".RE\n";
    }

    void add_lesson(const lesson& l, const command_description& c) {
        text_ += heading("SS", l.name);
        text_ += in_lines(l.question);
        for (const side& s : l.sides) {
            text_ += entry(fmt::format("side \\fB{}\\fR", roff_literal(s.name)),
                           fmt::format("{}{}", s.is_mistake() ? "the mistake: " : "", s.about));
        }
        text_ += entries(c.options);
    }

    void add_examples() {
        text_ += heading("SH", "EXAMPLES");
        text_ += ".nf\n";
        for (const catalog_entry& e : lessons_) {
            for (const std::string_view words : e.lesson.tries) {
                text_ += fmt::format("asyncdemo {}\n", roff_literal(words));
            }
        }
        text_ += "asyncdemo gather \\-\\-sweep tasks=1..1024 \\-\\-each 10ms\n.fi\n";
    }

    const command_description& tree_;
    const catalog& lessons_;
    std::vector<option_description> told_;
    std::string text_;
};

}  // namespace

std::string manual_page(const command_description& tree, const catalog& lessons) {
    return page(tree, lessons).draw();
}

}  // namespace asyncdemo
