// The code of a lesson: the regions that its marks make, and its words in colour.
#include <string>
#include <vector>

#include "fuzz/target.hpp"
#include "lesson/code_regions.hpp"
#include "report/cpp_highlighter.hpp"
#include "report/markup.hpp"
#include "report/python_highlighter.hpp"
#include "report/terminal/code_listing.hpp"

namespace asyncdemo::fuzz {
namespace {

// What a browser shows of it.
std::string without_tags(std::string_view html) {
    std::string text;
    bool is_in_tag = false;
    for (const char c : html) {
        if (c == '<') is_in_tag = true;
        if (!is_in_tag) text += c;
        if (c == '>') is_in_tag = false;
    }
    return text;
}

// Of sides that nobody runs: the one in both languages, the other in C++ alone.
const std::vector<language_pair>& sample_pairs() {
    constexpr auto nothing = static_cast<void (*)(stage&)>(nullptr);
    static const side one{.name = "one", .about = "", .run = nothing};
    static const side again{
        .name = "one (Python)", .about = "", .run = nothing, .python_of = "one"};
    static const side two{.name = "two", .about = "", .run = nothing};
    static const std::vector<language_pair> pairs{{&one, &again}, {&two, nullptr}};
    return pairs;
}

// With the ends of lines as they are, though the text is escaped.
std::string escaped_lines(std::string_view text) {
    std::string lines = markup_format::escaped(text);
    constexpr std::string_view reference = "&#10;";
    for (auto at = lines.find(reference); at != lines.npos; at = lines.find(reference, at + 1)) {
        lines.replace(at, reference.size(), "\n");
    }
    return lines;
}

bool is_printable_ascii(std::string_view code) {
    for (const char c : code) {
        if (c != '\n' && (c < ' ' || c > '~')) return false;
    }
    return true;
}

}  // namespace

void take(std::string_view text) {
    for (const markup& html : {highlight_cpp(text), highlight_python(text)}) {
        if (!is_printable_ascii(text)) continue;
        require(without_tags(html.str()) == escaped_lines(text), "without its tags it is the code");
    }
    const code_file cpp{"lessons/some/sides.cpp", text};
    const code_file python{"lessons/some/sides.py", text};
    for (const code_region& r : code_regions({cpp, python})) {
        require(!r.sides.empty() && r.first_line > 0, "a region has its sides, and a place");
    }
    (void)code_listing({"one", "two"}, {cpp}, {});
    // On a screen that has room for both, on one for broken lines, and on a narrow one.
    for (const int width : {1000, 100, 40}) {
        (void)code_in_both(sample_pairs(), {cpp}, python, {.width = width});
    }
}

}  // namespace asyncdemo::fuzz
