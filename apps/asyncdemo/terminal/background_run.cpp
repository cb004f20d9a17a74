#include "asyncdemo/terminal/background_run.hpp"

namespace asyncdemo {

aio::task<> background_run::run() {
    while (!is_over_) {
        co_await aio::with_task_group([this](aio::task_group& measuring) -> aio::task<> {
            underway_ = &measuring;
            into_ = lesson_run();
            lesson_runner runner(plan_, into_);
            co_await runner.run();
            is_over_ = true;
        });
        underway_ = nullptr;
    }
}

void background_run::begin_anew() {
    if (underway_ != nullptr) underway_->cancel();
}

}  // namespace asyncdemo
