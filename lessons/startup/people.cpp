#include "lessons/startup/people.hpp"

#include "aio/gather.hpp"
#include "lessons/startup/balancer.hpp"
#include "lessons/startup/ways.hpp"

namespace asyncdemo::lessons::startup {
namespace {

// One after the other: until the last one is over, another is refused.
aio::task<> restart_when_asked(stage& on, service& all, restart& r, way_to_restart how,
                               balancer* before = nullptr) {
    for (;;) {
        co_await all.restart.wait();
        if (before != nullptr) r.begin(before->look_at(r.fresh()));
        co_await how(r);
        co_await r.old().ended();
        r.prepare_next();
        all.restart.clear();
        all.last_restart = on.now();
    }
}

// People come to the port at which the servers replace one another.
aio::task<> serve_at_one_port(stage& on, way_to_restart how) {
    service all;
    restart whole(on, all, readiness::told, reserved_port(on.door(1)));
    all.port = whole.port();
    on.ready({all.port});
    co_await whole.run(restart_when_asked(on, all, whole, how));
}

// People come to the balancer; the servers behind it have ports of their own, as in a run.
aio::task<> serve_behind_balancer(stage& on, readiness check) {
    service all;
    restart whole(on, all, check);
    loop_listener door(on);
    balancer before(door, whole.old());
    all.port = door.port();
    on.ready({all.port});
    co_await whole.run(
        aio::gather(before.lead(), restart_when_asked(on, all, whole, change_over, &before)));
}

}  // namespace

aio::task<> serve_accepts_too_early(stage& on) { return serve_at_one_port(on, accept_before_warm); }
aio::task<> serve_listens_when_ready(stage& on) { return serve_at_one_port(on, listen_when_warm); }
aio::task<> serve_listens_first(stage& on) { return serve_at_one_port(on, pass_door_on); }
aio::task<> serve_ready_check(stage& on) { return serve_behind_balancer(on, readiness::told); }
aio::task<> serve_at_once(stage& on) { return serve_at_one_port(on, end_then_start); }
aio::task<> serve_drain(stage& on) { return serve_at_one_port(on, leave_then_start); }
aio::task<> serve_hand_over(stage& on) { return serve_at_one_port(on, warm_up_then_change); }
aio::task<> serve_alive_check(stage& on) { return serve_behind_balancer(on, readiness::claimed); }

}  // namespace asyncdemo::lessons::startup
