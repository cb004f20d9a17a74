#include <algorithm>

#include "lesson/conclusion_parts.hpp"
#include "lesson/contract/rules.hpp"

namespace asyncdemo {
namespace {

void check_conclusion(const lesson& l, complaint_list& to) {
    to.expect(l.conclusion.ends_with("."), "the conclusion has to end with a full stop");
    for (const std::string_view figure : figures_in(l.conclusion)) {
        const bool is_parameter =
            std::any_of(l.parameters.begin(), l.parameters.end(),
                        [figure](const any_parameter& p) { return name_of(p) == figure; });
        const std::string_view about = figure.substr(0, figure.find('.'));
        to.expect(
            is_parameter || l.find_side(about) != nullptr,
            "the conclusion has {{{}}}, which is of no side and no parameter; its sides are {}",
            figure, in_ticks(names_of_sides(l)));
    }
}

void check_tries(const lesson& l, const command_lines& lines, complaint_list& to) {
    bool has_mistake = false;
    for (const std::string_view line : l.tries) {
        const std::string refusal = lines.refusal(line);
        to.expect(refusal.empty(), "\"tries\" has \"{}\", which can't be typed: {}", line, refusal);
        to.expect(words_of(line).size() > 1,
                  "\"tries\" has \"{}\"; it has to show something else than the plain run", line);
        has_mistake = has_mistake || line.ends_with(" --mistake");
    }
    to.expect(has_mistake, "one of \"tries\" has to be \"{} --mistake\"", l.name);
}

}  // namespace

std::vector<std::string_view> figures_in(std::string_view conclusion) {
    std::vector<std::string_view> figures;
    for (const conclusion_part& part : parts_of(conclusion)) {
        if (!part.figure) continue;
        figures.push_back(part.figure->figure);
        if (part.figure->divisor) figures.push_back(*part.figure->divisor);
    }
    return figures;
}

void check_story(const catalog_entry& e, const command_lines& lines, complaint_list& to) {
    to.expect(e.lesson.question.find('?') != std::string::npos,
              "the question has to be one, with ?");
    check_conclusion(e.lesson, to);
    check_tries(e.lesson, lines, to);
    to.expect(e.prose.starts_with("# "),
              "the prose of its story has to begin with a heading, # ...");
    to.expect(e.prose.ends_with("\n") && !e.prose.ends_with("\n\n"),
              "the prose of its story has to end with its last line, and no empty one");
}

}  // namespace asyncdemo
