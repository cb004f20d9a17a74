#include "asyncdemo/step/side_playback.hpp"

#include <algorithm>
#include <limits>

#include "aio/loop.hpp"
#include "aio/sleep.hpp"
#include "asyncdemo/step/step_prompts.hpp"
#include "lesson/playback.hpp"
#include "report/terminal/live_view.hpp"
#include "report/terminal/timeline.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

bool is_past_end(const recording& of, double at_s) {
    return of.phase == phase::over && at_s >= of.wall_s;
}

}  // namespace

aio::task<> side_playback::play(double speed) {
    double at_s = 0;
    for (;;) {
        const aio::time_point begun = aio::loop::current().now();
        const lesson_run alone = run_.alone(of_);
        const bool has_begun =
            !alone.sides.empty() && alone.sides.front().runs.front().phase != phase::to_come;
        if (has_begun) show_picture(alone, at_s, speed);
        if (has_begun && is_past_end(alone.sides.front().runs.front(), at_s)) co_return;
        co_await aio::sleep(picture_interval);
        const aio::time_point now = aio::loop::current().now();
        if (has_begun) at_s += speed * seconds(now - begun).count();
    }
}

// The sides that were seen before stand still at their end.
void side_playback::show_picture(const lesson_run& alone, double at_s, double speed) {
    const terminal_style style = on_.style_of_picture();
    const lesson_run moment = as_of(alone, at_s);
    lesson_run seen = as_of(run_.seen_up_to(of_), std::numeric_limits<double>::infinity());
    seen.sides.back() = moment.sides.front();
    const std::vector<std::string> now = happening_now(moment, style);
    const std::size_t below = 2;  // what happens now, and the keys
    std::vector<std::string> lines = draw_growing_timelines(
        seen, style, on_.most_lines_of_picture() - std::min(on_.most_lines_of_picture(), below),
        run_.scale_for(of_));
    lines.push_back(now.front());
    lines.push_back(style.paint(
        ink::faint, shorten(picture_prompt(speed), static_cast<std::size_t>(style.width),
                            style.sign("…", "~"))));
    on_.show_picture(lines);
}

}  // namespace asyncdemo
