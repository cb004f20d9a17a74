#include "asyncdemo/room/room_run.hpp"

#include <csignal>

#include "aio/first_of.hpp"
#include "aio/io/signal.hpp"
#include "aio/task.hpp"
#include "runner/lesson_runner.hpp"
#include "runner/stage_child.hpp"

namespace asyncdemo {

aio::task<> room_run::measure() {
    for (;;) {
        into_.throw_away();
        const auto [over, stopped] = co_await aio::first_of(run_once(), be_stopped());
        if (!stopped) co_return;
    }
}

aio::task<> room_run::run_once() {
    lesson_runner runner(plan_, into_.running(), start_stage_child);
    co_await runner.run();
}

aio::task<> room_run::be_stopped() {
    aio::signal_watch continued(SIGCONT);
    co_await continued.next();
}

}  // namespace asyncdemo
