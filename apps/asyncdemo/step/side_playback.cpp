#include "asyncdemo/step/side_playback.hpp"

#include "aio/loop.hpp"
#include "aio/sleep.hpp"
#include "asyncdemo/step/step_pages.hpp"
#include "asyncdemo/step/step_prompts.hpp"
#include "lesson/playback.hpp"
#include "report/terminal/live_view.hpp"

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
        const lesson_run alone = only(of_, run_);
        const bool has_begun = !alone.sides.empty() && !alone.sides.front().runs.empty() &&
                               alone.sides.front().runs.front().phase != phase::to_come;
        if (has_begun) show_picture(alone, at_s, speed);
        if (has_begun && is_past_end(alone.sides.front().runs.front(), at_s)) co_return;
        co_await aio::sleep(picture_interval);
        const aio::time_point now = aio::loop::current().now();
        if (has_begun) at_s += speed * seconds(now - begun).count();
    }
}

void side_playback::show_picture(const lesson_run& alone, double at_s, double speed) {
    const std::string hint = picture_prompt(speed);
    const picture_notes notes{.hint = hint};
    on_.show_picture(draw_picture(as_of(alone, at_s), on_.style_of_picture(),
                                  on_.most_lines_of_picture(), notes));
}

}  // namespace asyncdemo
