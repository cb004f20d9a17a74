#include "asyncdemo/terminal/background_run.hpp"

#include "aio/first_of.hpp"
#include "aio/sleep.hpp"
#include "runner/lesson_runner.hpp"
#include "runner/stage_child.hpp"

namespace asyncdemo {

aio::task<> background_run::run() {
    while (!is_over_) {
        is_spoilt_.clear();
        into_ = lesson_run();
        lesson_runner runner(plan_, into_, start_stage_child);
        const auto [spoilt, measured] = co_await aio::first_of(be_spoilt(), runner.run());
        is_over_ = measured.has_value();
    }
    co_await aio::sleep_forever();
}

aio::task<> background_run::be_spoilt() { co_await is_spoilt_.wait(); }

}  // namespace asyncdemo
