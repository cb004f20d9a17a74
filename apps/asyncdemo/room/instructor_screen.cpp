#include "asyncdemo/room/instructor_screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "aio/first_of.hpp"
#include "aio/sleep.hpp"
#include "aio/task.hpp"
#include "asyncdemo/room/instructor_keys.hpp"
#include "asyncdemo/room/instructor_pages.hpp"
#include "report/terminal/timeline.hpp"

namespace asyncdemo {
namespace {

constexpr std::chrono::milliseconds least_gap{50};  // between two drawings of a page

std::size_t rows_above(std::size_t below, std::size_t rows) { return rows - std::min(rows, below); }

std::vector<std::string> lines_of(const std::string& page) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < page.size();) {
        const std::size_t end = std::min(page.find('\n', at), page.size());
        lines.push_back(page.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

}  // namespace

void instructor_screen::begin() { terminal_.begin(room_title(room_)); }

bool instructor_screen::is_live() const {
    const bool is_of_people =
        room_.now().stage == room_stage::lobby || room_.now().stage == room_stage::question;
    return is_of_people && terminal_.can_draw_over();
}

aio::task<> instructor_screen::draw_as_people_vote() {
    for (;;) {
        draw_in_place();
        co_await aio::first_of(count_changes(), terminal_.redraw_once_disturbed());
        co_await aio::sleep(least_gap);
    }
}

aio::task<> instructor_screen::count_changes() {
    co_await host_.count_has_changed().wait();
    host_.count_has_changed().clear();
}

void instructor_screen::show_page() {
    terminal_.show([this](const terminal_style& s, std::size_t rows) {
        return page_at_stop(room_, host_.invited(), s, rows);
    });
}

void instructor_screen::draw_in_place() {
    constexpr std::size_t below = 2;  // a blank row, and the prompt
    const terminal_style style = terminal_.style_of_picture();
    const std::size_t rows = rows_above(below, terminal_.most_lines_of_picture());
    std::vector<std::string> lines = lines_of(page_at_stop(room_, host_.invited(), style, rows));
    lines.resize(std::min(lines.size(), rows));
    lines.emplace_back();
    lines.push_back(prompt());
    terminal_.show_picture(lines);
}

void instructor_screen::draw_running() {
    if (!terminal_.can_draw_over()) return;
    const room_lesson& l = *room_.lesson();
    const lesson_run picture = l.picture_of(*room_.now().of);
    if (picture.sides.empty()) return;
    const terminal_style style = terminal_.style_of_picture();
    std::vector<std::string> lines =
        draw_growing_timelines(picture, style, rows_above(1, terminal_.most_lines_of_picture()),
                               l.scale_for(*room_.now().of));
    lines.push_back(prompt());
    terminal_.show_picture(lines);
}

std::string instructor_screen::prompt() const {
    if (is_asked_to_be_sure_) return leaving_prompt(room_);
    if (!terminal_.is_on_last_page()) {
        return fmt::format("{}  Enter: next page  ?: all keys  q: quit ", terminal_.page_number());
    }
    return room_prompt(room_, terminal_.page_number(), terminal_.style_of_picture().width);
}

bool instructor_screen::is_sure_of(wish wanted) {
    if (!wants_to_be_sure(room_)) return true;
    const bool was_asked = std::exchange(is_asked_to_be_sure_, false);
    const bool is_to_quit = wanted == wish::quit;
    is_asked_to_be_sure_ = is_to_quit && !was_asked;
    host_.count_has_changed().set();  // the prompt has
    return was_asked == is_to_quit;
}

}  // namespace asyncdemo
