#include "asyncdemo/step/page_cut.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace asyncdemo;

namespace {

using pages = std::vector<std::string>;

std::string numbered_lines(int first, int last) {
    std::string text;
    for (int i = first; i <= last; ++i) text += "line " + std::to_string(i) + "\n";
    return text;
}

constexpr page_size small{.columns = 20, .rows = 6};

}  // namespace

TEST_CASE("what fits is one page, and nothing is one as well") {
    CHECK(cut_into_pages(numbered_lines(1, 6), small) == pages{numbered_lines(1, 6)});
    CHECK(cut_into_pages("", small) == pages{""});
    CHECK(cut_into_pages("\n\n", small) == pages{""});
}

TEST_CASE("what is longer goes on on the next page, and no line is lost") {
    const pages cut = cut_into_pages(numbered_lines(1, 14), small);
    CHECK(cut == pages{numbered_lines(1, 6), numbered_lines(7, 11), numbered_lines(12, 14)});
}

TEST_CASE("no line of a paragraph stands alone on the next page, such as a closing brace") {
    const page_size tall{.columns = 20, .rows = 12};
    CHECK(cut_into_pages(numbered_lines(1, 13), tall) ==
          pages{numbered_lines(1, 10), numbered_lines(11, 13)});
    const std::string followed = numbered_lines(1, 13) + "\n" + numbered_lines(14, 16);
    CHECK(cut_into_pages(followed, tall) ==
          pages{numbered_lines(1, 10), numbered_lines(11, 13) + "\n" + numbered_lines(14, 16)});
    const std::string begun = numbered_lines(1, 9) + "\n" + numbered_lines(10, 30);
    CHECK(cut_into_pages(begun, tall).front() == numbered_lines(1, 9));
}

TEST_CASE("no page has more rows than the window, whatever the lines are") {
    std::string text;
    for (int i = 0; i < 200; ++i) {
        text += std::string(static_cast<std::size_t>((i * 37) % 75), i % 5 == 0 ? ' ' : 'x') + "\n";
    }
    for (const page_size size : {page_size{20, 6}, {80, 21}, {7, 12}, {1, 80}}) {
        CAPTURE(size.rows);
        for (const std::string& page : cut_into_pages(text, size)) {
            std::size_t rows = 0;
            for (std::size_t at = 0; at < page.size();) {
                const std::size_t end = page.find('\n', at);
                rows += std::max<std::size_t>(1, (end - at + size.columns - 1) / size.columns);
                at = end + 1;
            }
            CHECK(rows <= size.rows);
        }
    }
}

TEST_CASE("a page ends between paragraphs, unless much of it would be empty") {
    const std::string late_gap = numbered_lines(1, 4) + "\n" + numbered_lines(5, 8);
    CHECK(cut_into_pages(late_gap, small) == pages{numbered_lines(1, 4), numbered_lines(5, 8)});
    const std::string early_gap = numbered_lines(1, 2) + "\n" + numbered_lines(3, 8);
    CHECK(cut_into_pages(early_gap, small) ==
          pages{numbered_lines(1, 2) + "\n" + numbered_lines(3, 5), numbered_lines(6, 8)});
}

TEST_CASE("a heading stands above what it is about, on the same page") {
    const page_size tall{.columns = 20, .rows = 9};
    const std::string text = numbered_lines(1, 6) + "\nHeading\n\n" + numbered_lines(7, 12);
    CHECK(cut_into_pages(text, tall) ==
          pages{numbered_lines(1, 6), "Heading\n\n" + numbered_lines(7, 12)});
}

TEST_CASE("a line that no page holds has a page of its own") {
    const std::string long_line(200, 'x');
    CHECK(cut_into_pages("a\n" + long_line + "\nb\n", small) ==
          pages{"a\n", long_line + "\n", "b\n"});
}

TEST_CASE("colours take no room") {
    const std::string red = "\x1b[31m" + std::string(20, 'x') + "\x1b[0m\n";
    CHECK(cut_into_pages(red + red + red + red + red + red, small).size() == 1);
}
