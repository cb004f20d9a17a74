#include "lessons/startup/restart.hpp"

#include <memory>
#include <string>
#include <utility>

#include "aio/sleep.hpp"
#include "lessons/startup/load.hpp"

namespace asyncdemo::lessons::startup {
namespace {

std::string name_of(const stage& on, integer number) {
    if (on.is_serving()) return fmt::format("server {}", number);
    return number == 1 ? "old" : "new";
}

}  // namespace

restart::restart(stage& on, service& whole, readiness check, reserved_port at)
    : on_(on),
      whole_(whole),
      check_(check),
      port_(std::move(at)),
      old_(make_server()),
      fresh_(make_server()),
      door_(listen_at(port_)) {
    old_->be_warm();
}

std::unique_ptr<server> restart::make_server() {
    return std::make_unique<server>(on_, whole_, name_of(on_, ++servers_), check_);
}

std::unique_ptr<loop_listener> restart::listen_at(const reserved_port& port) const {
    return std::make_unique<loop_listener>(on_, port.address(), aio::port_use::shared);
}

loop_listener& restart::open_door() {
    on_.metric("closed_s", on_.now() - closed_at_.value_or(on_.now()));
    new_door_ = listen_at(port_);
    return *new_door_;
}

loop_listener& restart::open_other_door() {
    new_door_ = listen_at(other_port_);
    return *new_door_;
}

void restart::close_door() {
    closed_at_ = on_.now();
    on_.metric("unaccepted", door_->waiting());
    door_->close();
}

aio::task<> restart::run(aio::task<> what) {
    co_await aio::with_task_group([&](aio::task_group& tasks) -> aio::task<> {
        tasks_ = &tasks;
        begin(*old_, *door_);
        co_await std::move(what);
        tasks.cancel();
    });
}

void restart::prepare_next() {
    old_ = std::move(fresh_);
    fresh_ = make_server();
    if (new_door_ == nullptr) return;
    const bool has_moved = new_door_->port() != port();
    door_ = std::move(new_door_);
    if (has_moved) std::swap(port_, other_port_);
}

namespace {

aio::task<> in_the_midst(stage& on, restart& whole, way_to_restart how, aio::event& over) {
    co_await aio::sleep_until(on.start() + restarts(on.chosen()));
    on.metric("in_hand", whole.old().in_hand());
    co_await how(whole);
    co_await over.wait();
}

}  // namespace

aio::task<> restart_under_load(stage& on, way_to_restart how, readiness check) {
    service all;
    restart whole(on, all, check);
    on.ready({whole.port(), whole.other_port()});
    co_await whole.run(in_the_midst(on, whole, how, all.over));
    on.metric("answered_by_old", whole.old().answered());
    on.metric("answered_by_new", whole.fresh().answered());
    on.metric("too_early", whole.fresh().too_early());
}

}  // namespace asyncdemo::lessons::startup
