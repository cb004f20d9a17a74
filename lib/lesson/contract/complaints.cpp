#include "lesson/contract/complaints.hpp"

#include <iterator>
#include <utility>

#include "lesson/contract/rules.hpp"

namespace asyncdemo {
namespace {

std::vector<std::string> complaints_of(const catalog_entry& e, const catalog& all,
                                       const command_lines& lines) {
    const lesson& l = e.lesson;
    complaint_list to(l.name);
    to.expect(find(all, l.name) == &e, "another lesson has its name; each needs one of its own");
    check_names(l, to);
    try {  // those that compute something at the defaults
        check_parameters(l, to);
        check_sides(l, to);
        check_prediction(l, to);
    } catch (const undeclared_parameter& asked) {
        to.expect(false, "{}; it has to stand among the parameters", asked.what());
    }
    check_claims(l, to);
    check_figures(l, to);
    check_open_house(l, to);
    check_code(e, to);
    check_story(e, lines, to);
    check_words(e, lines, to);
    return to.take();
}

}  // namespace

std::vector<std::string> complaints(const catalog& all, const line_check& check) {
    const command_lines lines(all, check);
    std::vector<std::string> found;
    for (const catalog_entry& e : all) {
        std::vector<std::string> of_one = complaints_of(e, all, lines);
        // They have the lesson's name already.
        found.insert(found.end(), e.problems.begin(), e.problems.end());
        std::move(of_one.begin(), of_one.end(), std::back_inserter(found));
    }
    return found;
}

std::vector<std::string> complaints(const lesson_run& run) {
    complaint_list to(run.of->name);
    check_run(run, to);
    return to.take();
}

}  // namespace asyncdemo
