#include "report/terminal/live_view.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "lesson/playback.hpp"
#include "report/text_layout.hpp"
#include "samples/sample_run.hpp"

using namespace asyncdemo;

namespace {

const terminal_style ascii{.width = 79, .has_color = false, .is_ascii = true};
constexpr std::size_t plenty = 50;

std::vector<std::string> picture_at(double at_s, const terminal_style& style = ascii,
                                    std::size_t most_lines = plenty) {
    return draw_picture(as_of(sample_run(), at_s), style, most_lines, {.hint = "q quits"});
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

bool contains(const std::vector<std::string>& lines, std::string_view part) {
    return joined(lines).find(part) != std::string::npos;
}

std::ptrdiff_t count(std::string_view text, char c) {
    return std::count(text.begin(), text.end(), c);
}

// How many cells of the first lane of the second side are filled.
std::ptrdiff_t bar_length(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
        if (const auto at = line.find("| A ."); at != std::string::npos) {
            return count(line.substr(at), '.');
        }
    }
    return 0;
}

// As backpressure has it: many sides, each with a lane and two curves.
lesson_run wide_run(std::size_t sides) {
    lesson_run run = sample_run();
    side_run one = run.sides[1];
    one.runs.front().series.push_back({"memory", {{0, 100}, {1, 2000}}});
    run.sides.assign(sides, one);
    return run;
}

// A side of 500 lanes.
lesson_run crowded_run() {
    lesson_run run = sample_run();
    for (int i = 0; i < 500; ++i) {
        run.sides[1].runs.front().spans.push_back({fmt::format("task {}", i), "waits", 0.5, 3});
    }
    return run;
}

}  // namespace

TEST_CASE("a lane grows up to now, on an axis that is as long as the slowest side should take") {
    constexpr std::ptrdiff_t cells = 36;  // half of the width, without "A "
    for (const double at_s : {0.5, 1.0, 1.9}) {
        CAPTURE(at_s);
        CHECK(bar_length(picture_at(at_s)) ==
              doctest::Approx(static_cast<double>(cells) * at_s / 5).epsilon(0.15));
    }
    CHECK(bar_length(picture_at(2.1)) == bar_length(picture_at(2.9)));  // it has ended
    for (const double at_s : {0.0, 1.0, 2.9}) CHECK(contains(picture_at(at_s), "5.00 s"));
}

TEST_CASE("a side that takes longer than it should stretches the axis") {
    lesson_run run = sample_run();
    run.sides[2].runs.front().wall_s = 20;
    CHECK(contains(draw_picture(as_of(run, 10), ascii, plenty, {}), " 10.0 s"));
}

TEST_CASE("each side says whether it runs, and how long it took when it is over") {
    CHECK(contains(picture_at(1), "running, 1.0 s"));
    const auto after = picture_at(4);
    CHECK(contains(after, "running, 4.0 s"));
    CHECK(contains(after, "3.00 s"));
    lesson in_turn = sample_lesson();
    in_turn.order = sides_run::one_after_the_other;
    lesson_run run = sample_run();
    run.of = &in_turn;
    CHECK(contains(draw_picture(as_of(run, 1), ascii, plenty, {}), "to come"));
}

TEST_CASE("a line says what is happening now, and nothing of a side that told of nothing") {
    CHECK(joined(happening_now(as_of(sample_run(), 1.24), ascii)) ==
          "1.2 s | gather: A waits, B waits\n");
    CHECK(joined(happening_now(as_of(sample_run(), 2.5), ascii)) == "2.5 s | gather: B waits\n");
    CHECK(contains(happening_now(as_of(sample_run(), 4), ascii), "gather: done"));
    CHECK(contains(happening_now(as_of(sample_run_with_a_timeout(), 4), ascii), "gather: timeout"));
    CHECK(contains(happening_now(as_of(crowded_run(), 1), ascii), "gather: waits (502)"));
}

TEST_CASE("the clock of sides that take turns counts all of them") {
    lesson in_turn = sample_lesson();
    in_turn.order = sides_run::one_after_the_other;
    lesson_run run = sample_run();
    run.of = &in_turn;
    CHECK(contains(happening_now(as_of(run, 6), ascii), "6.0 s | sequential: done | gather: A"));
}

TEST_CASE("a picture has the round and what the keys do") {
    const lesson_run run = as_of(sample_run(), 1);
    CHECK(contains(draw_picture(run, ascii, plenty, {.hint = "q quits"}), "q quits"));
    CHECK_FALSE(contains(draw_picture(run, ascii, plenty, {}), "round"));
    lesson_run second = run;
    for (side_run& s : second.sides) s.runs.push_back(s.runs.front());
    CHECK(contains(draw_picture(second, ascii, plenty, {.rounds = 5}), "round 2 of 5"));
}

TEST_CASE("the latest round is drawn") {
    lesson_run run = as_of(sample_run(), 1);
    for (side_run& s : run.sides) s.runs.emplace_back().phase = phase::to_come;
    const auto lines = draw_picture(run, ascii, plenty, {.rounds = 2});
    CHECK(contains(lines, "to come"));
    CHECK_FALSE(contains(lines, "running"));
}

TEST_CASE("no picture is taller than there is room, nor wider") {
    for (const std::size_t sides : {1U, 2U, 5U, 12U}) {
        for (const int width : {5, 38, 39, 59, 79, 119, 199}) {
            for (const std::size_t most : {0U, 1U, 2U, 5U, 9U, 15U, 23U, 49U}) {
                CAPTURE(sides);
                CAPTURE(width);
                CAPTURE(most);
                const terminal_style style{.width = width};
                for (const lesson_run& run : {wide_run(sides), crowded_run()}) {
                    const auto lines =
                        draw_picture(as_of(run, 1.5), style, most, {.rounds = 3, .hint = "q"});
                    CHECK(lines.size() <= most);
                    for (const std::string& line : lines) {
                        CAPTURE(line);
                        CHECK(display_width(line) <= static_cast<std::size_t>(width));
                    }
                }
            }
        }
    }
}

TEST_CASE("with little room every side is still there, with its curves as long as they fit") {
    const lesson_run run = as_of(wide_run(5), 1.5);
    const auto roomy = draw_picture(run, ascii, plenty, {});
    CHECK(contains(roomy, "queue depth, up to"));
    CHECK(contains(roomy, "A and B"));  // how it does it
    const auto usual = draw_picture(run, ascii, 23, {});
    CHECK_FALSE(contains(usual, "up to"));
    CHECK(contains(usual, "queue depth "));
    CHECK(contains(usual, "memory "));
    const auto tight = draw_picture(run, ascii, 6, {});
    CHECK_FALSE(contains(tight, "queue depth"));
    for (const auto& lines : {roomy, usual, tight}) {
        std::size_t shown = 0;
        const std::string text = joined(lines);
        for (std::size_t at = 0; (at = text.find("running, 1.5 s", at)) != std::string::npos;
             ++at) {
            ++shown;
        }
        CHECK(shown == 5);
    }
}

TEST_CASE("many lanes are drawn summed, and nothing of what is to come") {
    const auto lines = draw_picture(as_of(crowded_run(), 1), ascii, plenty, {});
    CHECK(contains(lines, "502 lanes summed: up to 502 in flight"));
    for (const std::string& line : lines) {
        const std::size_t full = line.find('#');
        const bool is_legend = line.find("0 to 502") != std::string::npos;
        if (full == std::string::npos || is_legend) continue;
        // A panel's cells begin at the same column; a fifth of the axis is over.
        CHECK(line.find_last_of('#') - full <= 38 / 5 + 1);
    }
}

TEST_CASE("a window that is too narrow for timelines still tells what happens") {
    const terminal_style narrow{.width = 30, .has_color = false, .is_ascii = true};
    CHECK(contains(picture_at(1, narrow), "1.0 s"));
}

TEST_CASE("nothing is drawn before a round begins") {
    lesson_run none = sample_run();
    for (side_run& s : none.sides) s.runs.clear();
    CHECK(draw_picture(none, ascii, plenty, {}).empty());
}
