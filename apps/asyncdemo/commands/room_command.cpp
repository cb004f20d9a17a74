#include <fmt/format.h>
#include <unistd.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "aio/run.hpp"
#include "asyncdemo/cli/host_option.hpp"
#include "asyncdemo/cli/typed_value.hpp"
#include "asyncdemo/commands/commands.hpp"
#include "asyncdemo/room/instructor_pages.hpp"
#include "asyncdemo/room/room_server.hpp"
#include "asyncdemo/step/step_pages.hpp"
#include "asyncdemo/step/step_session.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "asyncdemo/terminal/wish_to_end.hpp"

namespace asyncdemo {
namespace {

constexpr std::uint16_t room_port = 9080;
constexpr integer highest_room_port = 65535;

std::vector<room_lesson> lessons_to_go_through(const catalog& lessons, const room_command& c) {
    std::vector<room_lesson> chosen;
    for (const catalog_entry* const e : require_lessons(lessons, c.lessons)) {
        const bool has_question = !e->lesson.prediction.prompts.empty();
        if (has_question || !c.lessons.empty()) {
            chosen.emplace_back(*e, plan_from(e->lesson, c.rounds));
        }
    }
    if (chosen.empty()) throw usage_error("name a lesson: none of them asks anything by itself");
    return chosen;
}

room_door door_from(const room_command& c) {
    room_door door;
    if (c.host) door.at = read("--host", *c.host, parse_host);
    door.at.port = room_port;
    if (c.port) {
        door.at.port = static_cast<std::uint16_t>(read("--port", *c.port, [](const auto& text) {
            return parse_count_between(text, 0, highest_room_port);
        }));
    }
    return door;
}

void require_somebody_to_lead() {
    if (can_step()) return;
    throw usage_error("room needs a terminal for its instructor: run it in one, without pipes");
}

// The browsers have the table no more, and the instructor may have left before it came.
void tell_results(const room& r, const look_options& look) {
    const terminal_style style = style_from(look, STDOUT_FILENO);
    write_results("\n" + heading("The room: how often it was right", style) + table_page(r, style));
}

}  // namespace

exit_code open_room(const catalog& lessons, const room_command& c) {
    std::vector<room_lesson> chosen = lessons_to_go_through(lessons, c);
    room_door door = door_from(c);
    // What is wrong with an option is told before all else.
    (void)style_from(c.look, STDOUT_FILENO);
    require_somebody_to_lead();
    door.reachable = reachable_at(door.at.host);
    const step_screen screen{.style = [&c] { return style_from(c.look, STDOUT_FILENO); },
                             .can_draw_over = can_show_progress(false)};
    const wish_to_end enough;
    room r(std::move(chosen));
    aio::run(hold_room(r, door, screen, enough));
    if (!r.results().empty()) tell_results(r, c.look);
    return wish_to_end::has_come() ? wish_to_end::code() : exit_code::ok;
}

}  // namespace asyncdemo
