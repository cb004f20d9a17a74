#include <algorithm>

#include "lesson/conclusion_parts.hpp"
#include "lesson/contract/rules.hpp"

namespace asyncdemo {
namespace {

// `what` it is: the conclusion, or what stands in its place.
void check_sentence(const lesson& l, std::string_view what, std::string_view sentence,
                    complaint_list& to) {
    to.expect(sentence.ends_with("."), "the {} has to end with a full stop", what);
    for (const std::string_view figure : figures_in(sentence)) {
        const bool is_parameter = l.find_parameter(figure) != nullptr;
        const std::string_view about = figure.substr(0, figure.find('.'));
        to.expect(is_parameter || l.find_side(about) != nullptr,
                  "the {} has {{{}}}, which is of no side and no parameter; its sides are {}", what,
                  figure, in_ticks(names_of_sides(l)));
    }
}

void check_conclusion(const lesson& l, complaint_list& to) {
    check_sentence(l, "conclusion", l.conclusion, to);
    if (!l.computed.empty()) check_sentence(l, "computed conclusion", l.computed, to);
    to.expect(
        std::any_of(l.claims.begin(), l.claims.end(), [](const claim& c) { return c.is_point; }),
        "the conclusion rests on no claim; the one that says the same has to be the_point(...)");
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
    to.expect(!e.lesson.moment || e.lesson.moment->seen.ends_with("."),
              "what there is to see at the moment has to end with a full stop");
    to.expect(e.prose.starts_with("# "),
              "the prose of its story has to begin with a heading, # ...");
    to.expect(e.prose.ends_with("\n") && !e.prose.ends_with("\n\n"),
              "the prose of its story has to end with its last line, and no empty one");
}

}  // namespace asyncdemo
