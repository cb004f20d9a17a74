#include "runner/event_lines.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace asyncdemo;

namespace {

// What it tells of marks when the text comes in portions of that many bytes.
std::vector<std::string> marks_in(std::string_view text, std::size_t portion) {
    event_lines lines;
    std::vector<std::string> marks;
    for (std::size_t at = 0; at < text.size(); at += portion) {
        lines.add(text.substr(at, portion));
        while (const auto e = lines.next()) marks.push_back(std::get<marked>(*e).what);
    }
    return marks;
}

std::string lines_of_marks(const std::vector<std::string>& marks) {
    std::string text;
    for (const std::string& what : marks) append_line(text, marked{"A", what, 0});
    return text;
}

}  // namespace

TEST_CASE("events are the same in whatever portions their lines come") {
    const std::vector<std::string> marks{"first", "", "with\nnewline", std::string(300, 'x'),
                                         "last"};
    const std::string text = lines_of_marks(marks);
    for (std::size_t portion = 1; portion <= text.size(); ++portion) {
        CAPTURE(portion);
        CHECK(marks_in(text, portion) == marks);
    }
}

TEST_CASE("a line that has not come to its end is no event yet") {
    std::string text = lines_of_marks({"told"});
    text.pop_back();
    CHECK(marks_in(text, text.size()).empty());
}

TEST_CASE("a line that is no event is refused") {
    event_lines lines;
    lines.add("rubbish\n");
    CHECK_THROWS_AS(lines.next(), bad_event);
}

TEST_CASE("a line that grows without coming to its end is refused; many that end are not") {
    const std::string portion(1024, 'x');
    event_lines endless;
    const auto grow = [&] {
        for (int i = 0; i < 2'000; ++i) {
            endless.add(portion);
            if (endless.next()) return;
        }
    };
    CHECK_THROWS_WITH_AS(grow(), "wrote a line without an end", bad_event);
    CHECK(marks_in(lines_of_marks(std::vector<std::string>(2'000, portion)), 16'384).size() ==
          2'000);
}
