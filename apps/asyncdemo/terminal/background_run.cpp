#include "asyncdemo/terminal/background_run.hpp"

#include "aio/first_of.hpp"
#include "aio/sleep.hpp"
#include "runner/lesson_runner.hpp"
#include "runner/stage_child.hpp"

namespace asyncdemo {

aio::task<> background_run::run() {
    for (;;) co_await aio::first_of(measure_rest(), be_spoilt());
}

aio::task<> background_run::measure_rest() {
    is_spoilt_.clear();
    while (measured_ < parts_.size()) {
        const part& next = parts_[measured_];
        next.into = lesson_run();
        lesson_runner runner(next.plan, next.into, start_stage_child);
        co_await runner.run();
        if (is_spoilt_.is_set()) co_return;  // by the time that it was over
        ++measured_;
    }
    co_await aio::sleep_forever();
}

void background_run::mend() {
    if (measured_ < parts_.size()) is_spoilt_.set();
}

void background_run::begin_anew() {
    measured_ = 0;
    is_spoilt_.set();
}

bool background_run::has_begun(std::size_t which) const {
    return is_over(which) || (which == measured_ && !is_spoilt_.is_set());
}

aio::task<> background_run::be_spoilt() { co_await is_spoilt_.wait(); }

}  // namespace asyncdemo
