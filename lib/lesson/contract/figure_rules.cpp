#include <algorithm>

#include "lesson/common_figures.hpp"
#include "lesson/contract/rules.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t fewest_on_screen = 2;
constexpr std::size_t most_on_screen = 6;

bool is_figure(std::string_view title, const lesson& l) {
    return std::find(common_figures.begin(), common_figures.end(), title) != common_figures.end() ||
           std::any_of(l.columns.begin(), l.columns.end(),
                       [title](const column& c) { return c.title == title; });
}

}  // namespace

void check_figures(const lesson& l, complaint_list& to) {
    for (const std::string_view title : l.on_screen) {
        to.expect(is_figure(title, l), "`on_screen` has \"{}\", which is no figure of the lesson",
                  title);
    }
    const std::size_t count = l.on_screen.size();
    to.expect(count == 0 || (count >= fewest_on_screen && count <= most_on_screen),
              "`on_screen` has {} figures; a screen has room for {} to {}", count, fewest_on_screen,
              most_on_screen);
    for (const std::string_view name : l.same_work) {
        to.expect(l.find_side(name) != nullptr, "`same_work` names \"{}\", which is no side", name);
    }
}

}  // namespace asyncdemo
