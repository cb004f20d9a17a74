#include "lessons/startup/restart.hpp"

#include "aio/sleep.hpp"
#include "lessons/startup/load.hpp"

namespace asyncdemo::lessons::startup {

restart::restart(stage& on, readiness check)
    : on_(on),
      old_(on, "old", over_),
      fresh_(on, "new", over_, check),
      door_(on, port_.address(), aio::port_use::shared) {
    old_.be_warm();
}

loop_listener& restart::open_door() {
    on_.metric("closed_s", on_.now() - closed_at_.value_or(on_.now()));
    return new_door_.emplace(on_, port_.address(), aio::port_use::shared);
}

loop_listener& restart::open_other_door() {
    return new_door_.emplace(on_, other_port_.address(), aio::port_use::shared);
}

void restart::close_door() {
    closed_at_ = on_.now();
    on_.metric("unaccepted", door_.waiting());
    door_.close();
}

aio::task<> restart::run(aio::task<> (*how)(restart&)) {
    on_.ready({port_.number(), other_port_.number()});
    co_await aio::with_task_group([&](aio::task_group& tasks) -> aio::task<> {
        tasks_ = &tasks;
        begin(old_, door_);
        co_await aio::sleep_until(on_.start() + restarts(on_.chosen()));
        on_.metric("in_hand", old_.in_hand());
        co_await how(*this);
        co_await over_.wait();
        tasks.cancel();
    });
    on_.metric("answered_by_old", old_.answered());
    on_.metric("answered_by_new", fresh_.answered());
    on_.metric("too_early", fresh_.too_early());
}

aio::task<> restart_under_load(stage& on, aio::task<> (*how)(restart&), readiness check) {
    restart whole(on, check);
    co_await whole.run(how);
}

}  // namespace asyncdemo::lessons::startup
