#include "report/terminal/timeline.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "lesson/playback.hpp"
#include "report/text_layout.hpp"
#include "samples/sample_run.hpp"

using namespace asyncdemo;

namespace {

constexpr int width = 60;  // one panel below the other

terminal_style style(bool is_ascii = true) {
    return {.width = width, .has_color = false, .is_ascii = is_ascii};
}

// One side of `wall_s`, which has run.
lesson_run run_of(recording r, double wall_s) {
    lesson_run run = sample_run();
    run.sides.resize(1);
    r.wall_s = wall_s;
    run.sides.front().runs = {std::move(r)};
    return run;
}

// Beats each 10 ms from zero on, but for those between the two moments.
recording beats(double wall_s, double hole_begin_s, double hole_end_s) {
    recording r;
    for (int i = 0; i * 0.01 < wall_s; ++i) {
        const double at_s = i * 0.01;
        if (at_s <= hole_begin_s || at_s >= hole_end_s) r.marks.push_back({"heart", "beats", at_s});
    }
    return r;
}

// The cells of a lane, behind its name.
std::string lane(const std::vector<std::string>& lines, const std::string& name) {
    for (const std::string& line : lines) {
        if (line.starts_with(name + " ")) {
            return pad_right(line.substr(name.size() + 1), width - name.size() - 1);
        }
    }
    return "none";
}

}  // namespace

TEST_CASE("a lane that has only marks is drawn, with an axis") {
    recording r;
    r.marks = {{"door", "opens", 0}, {"door", "closes", 1}, {"door", "opens", 2}};
    const auto lines = draw_timelines(run_of(r, 2), style());
    const std::string cells = lane(lines, "door");
    CHECK(std::count(cells.begin(), cells.end(), 'o') == 3);
    CHECK(cells.front() == 'o');
    CHECK(cells[cells.size() / 2] == 'o');
    CHECK(cells.back() == 'o');
    CHECK(lines.at(lines.size() - 2).ends_with("2.00 s"));  // above the legend
}

TEST_CASE("a hole in a row of beats is a hole in the row of signs, as long as it lasts") {
    const auto lines = draw_timelines(run_of(beats(1, 0.25, 0.75), 1), style());
    const std::string cells = lane(lines, "heart");
    const auto blank = std::count(cells.begin(), cells.end(), ' ');
    CHECK(blank >= std::ssize(cells) / 2 - 1);
    CHECK(blank <= std::ssize(cells) / 2 + 1);
    CHECK(cells.find(std::string(static_cast<std::size_t>(blank), ' ')) != std::string::npos);
    CHECK(cells.find_first_not_of("o ") == std::string::npos);
}

TEST_CASE("a mark stands above what lasts on its lane") {
    recording r;
    r.spans = {{"A", "waits", 0, 2}};
    r.marks = {{"A", "knocks", 1}};
    const std::string cells = lane(draw_timelines(run_of(r, 2), style()), "A");
    CHECK(std::count(cells.begin(), cells.end(), 'o') == 1);
    CHECK(std::count(cells.begin(), cells.end(), '.') == std::ssize(cells) - 1);
}

TEST_CASE("lanes stand in the order of their names, numbers by their value") {
    recording r;
    r.spans = {{"task 10", "works", 0, 1}, {"task 2", "works", 0.5, 2}, {"task 1", "works", 1, 2}};
    r.marks = {{"door", "opens", 1.5}};
    CHECK(r.lanes() == std::vector<std::string_view>{"door", "task 1", "task 2", "task 10"});
}

TEST_CASE("marks appear as they happen, also where lanes are drawn summed") {
    constexpr double wall_s = 5;  // as long as the side should take
    lesson_run run = run_of(beats(wall_s, wall_s, wall_s), wall_s);
    const auto growing = [&run] { return draw_growing_timelines(as_of(run, 2.5), style(), 50); };
    const std::string half = lane(growing(), "heart");
    CHECK(half.find_last_of('o') >= half.size() / 2 - 1);
    CHECK(half.find_last_of('o') <= half.size() / 2 + 1);
    for (int i = 0; i < 10; ++i) {
        run.sides.front().runs.front().spans.push_back(
            {fmt::format("task {}", i), "waits", 0, wall_s});
    }
    const auto lines = growing();
    const auto caption = std::find(lines.begin(), lines.end(), "251 marks on them");
    REQUIRE(caption != lines.end());
    CHECK(*std::next(caption) == std::string(width / 2 + 1, 'o'));
    run.sides.front().runs.front().marks.resize(1);
    const auto with_one = growing();
    CHECK(std::find(with_one.begin(), with_one.end(), "1 mark on them") != with_one.end());
}

TEST_CASE("waiting is light and working is solid, and the legend names what occurs") {
    recording r;
    r.spans = {{"A", "waits", 0, 1}, {"A", "counts", 1, 2}, {"B", "gives up", 0, 2}};
    const auto lines = draw_timelines(run_of(r, 2), style());
    const std::string cells = lane(lines, "A");
    CHECK(cells == std::string(cells.size() / 2, '.') + std::string(cells.size() / 2, '#'));
    CHECK(lane(lines, "B") == std::string(cells.size(), 'x'));
    CHECK(lines.back() == ". waits   # counts   x gives up");
    CHECK(draw_timelines(run_of(beats(1, 2, 2), 1), style()).back() == "o an event");
}

TEST_CASE("neighbours of one kind are told apart by a gap, never by another sign") {
    recording r;
    r.spans = {{"A", "counts", 0, 1}, {"A", "counts", 1, 2}};
    const std::string cells = lane(draw_timelines(run_of(r, 2), style()), "A");
    const std::size_t half = cells.size() / 2;
    CHECK(cells == std::string(half - 1, '#') + " " + std::string(half, '#'));
    const auto unicode = draw_timelines(run_of(r, 2), style(false));
    CHECK(std::any_of(unicode.begin(), unicode.end(),
                      [](const auto& l) { return l.find("█▌█") != std::string::npos; }));
}

TEST_CASE("what is too fine to draw is summed: an even load has one sign, up to one level") {
    for (const int items : {120, 200, 321, 500}) {
        for (const double busy : {0.25, 0.5, 0.9}) {
            CAPTURE(items);
            CAPTURE(busy);
            recording r;
            for (int i = 0; i < items; ++i) {
                const double at_s = static_cast<double>(i) / items;
                r.spans.push_back({"A", "counts", at_s, at_s + busy / items});
            }
            const std::string cells = lane(draw_timelines(run_of(r, 1), style()), "A");
            const std::string levels = "_,-=+*@#";
            std::size_t least = levels.size();
            std::size_t most = 0;
            for (const char c : cells) {
                REQUIRE(levels.find(c) != std::string::npos);
                least = std::min(least, levels.find(c));
                most = std::max(most, levels.find(c));
            }
            // An item more or less in a cell is as much as the cell can be off.
            const double item = busy * 58 / items;
            CHECK(static_cast<double>(most - least) <= 1 + 8 * item);
            CHECK(static_cast<double>(least + 1) / 8 == doctest::Approx(busy).epsilon(0.5));
        }
    }
}

TEST_CASE("panels of a run have one time axis, also where one side is drawn alone") {
    const lesson_run whole = sample_run();
    lesson_run alone = whole;
    alone.sides = {whole.sides[1]};
    const auto by_itself = draw_timelines(alone, style());
    const auto as_a_part = draw_timelines(alone, style(), scale_of(whole));
    const auto length = [](const std::vector<std::string>& lines) {
        const std::string cells = lane(lines, "B");
        return std::count(cells.begin(), cells.end(), '.');
    };
    CHECK(length(by_itself) > 50);
    CHECK(static_cast<double>(length(as_a_part)) ==
          doctest::Approx(3.0 / 5 * static_cast<double>(length(by_itself))).epsilon(0.05));
}

TEST_CASE("marks of a run that takes no time stand at its begin") {
    recording r;
    r.marks = {{"main", "calls", 0}, {"main", "awaits", 0}};
    const std::string cells = lane(draw_timelines(run_of(r, 0), style()), "main");
    CHECK(cells.starts_with("o "));
    CHECK(std::count(cells.begin(), cells.end(), 'o') == 1);
}

TEST_CASE("a mark takes one column, in signs of the terminal") {
    const auto lines = draw_timelines(run_of(beats(1, 2, 2), 1), style(false));
    const auto row = std::find_if(lines.begin(), lines.end(),
                                  [](const auto& line) { return line.starts_with("heart "); });
    REQUIRE(row != lines.end());
    CHECK(row->find("••••") != std::string::npos);
    CHECK(display_width(*row) == width);
}
