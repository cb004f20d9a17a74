#include "report/html/sample_page.hpp"

namespace asyncdemo {
namespace {

constexpr std::string_view prose = "# Two | waits\n\n## The story\n\nBoth *wait* & <b>wait</b>.\n";
constexpr std::string_view code =
    "// [sequential]\nvoid one() {}\n// [end]\n// [other]\nvoid never() {}\n// [end]\n";
constexpr std::string_view apparatus = "\n// [sequential]\nvoid tool() {}\n// [end]\n";

}  // namespace

lesson_page sample_page(const lesson_run& run) {
    return {run, prose, {{"sample/sides.cpp", code}, {"sample/apparatus.cpp", apparatus}}};
}

std::string document_of(const lesson_run& run) { return html_document(sample_page(run)); }

// Each text between `before` and the next `after`. A regular expression of the C++ library would go
// one call deeper for each character, and the page's recording has more than the stack has room
// for.
std::vector<std::string> all_between(std::string_view page, std::string_view before,
                                     std::string_view after) {
    std::vector<std::string> found;
    for (auto at = page.find(before); at != page.npos; at = page.find(before, at)) {
        at += before.size();
        found.emplace_back(page.substr(at, page.find(after, at) - at));
    }
    return found;
}

}  // namespace asyncdemo
