#include "lessons/startup/sides.hpp"

#include "aio/sleep.hpp"
#include "lessons/startup/restart.hpp"
#include "lessons/startup/ways.hpp"

namespace asyncdemo::lessons::startup {

// [accepts-too-early, drain]
aio::task<> leave(restart& r) {
    co_await r.old().stop_accepting();
    r.close_door();  // what the old server has in hand, it finishes
}
// [end]

// [accepts-too-early]
aio::task<> accept_before_warm(restart& r) {
    co_await leave(r);
    r.begin(r.fresh(), r.open_door());  // answers at once, with what it doesn't have yet
    co_await r.fresh().warm_up();
}

aio::task<> accepts_too_early(stage& on) { return restart_under_load(on, accept_before_warm); }
// [end]

// [listens-when-ready]
aio::task<> listen_when_warm(restart& r) {
    co_await r.old().stop_accepting();
    r.close_door();
    co_await r.fresh().warm_up();  // nobody listens meanwhile
    r.begin(r.fresh(), r.open_door());
}

aio::task<> listens_when_ready(stage& on) { return restart_under_load(on, listen_when_warm); }
// [end]

// [listens-first]
aio::task<> pass_door_on(restart& r) {
    co_await r.old().stop_accepting();  // the door stays open: the kernel keeps who comes
    co_await r.fresh().warm_up();
    r.begin(r.fresh(), r.door());
}

aio::task<> listens_first(stage& on) { return restart_under_load(on, pass_door_on); }
// [end]

// [ready-check, hand-over]
aio::task<> accept_the_rest_and_close(restart& r) {
    while (r.door().waiting() > 0) co_await aio::yield();  // closing would cut them off
    co_await r.old().stop_accepting();
    r.close_door();
}
// [end]

// [ready-check, alive-check]
aio::task<> change_over(restart& r) {
    r.begin(r.fresh(), r.open_other_door());  // where the balancer looks
    r.begin(r.fresh().warm_up());
    co_await r.fresh().found();  // the balancer sends all requests there now
    co_await accept_the_rest_and_close(r);
}
// [end]

// [ready-check]
aio::task<> ready_check(stage& on) {
    return restart_under_load(on, change_over);  // 503 until it is ready, then 200
}
// [end]

// [alive-check]
aio::task<> alive_check(stage& on) {
    return restart_under_load(on, change_over, readiness::claimed);
}
// [end]

// [at-once]
aio::task<> end_then_start(restart& r) {
    co_await r.old().end_at_once();
    r.close_door();
    loop_listener& door = r.open_door();
    co_await r.fresh().warm_up();
    r.begin(r.fresh(), door);
}

aio::task<> at_once(stage& on) { return restart_under_load(on, end_then_start); }
// [end]

// [drain]
aio::task<> leave_then_start(restart& r) {
    co_await leave(r);
    loop_listener& door = r.open_door();
    co_await r.fresh().warm_up();
    r.begin(r.fresh(), door);
}

aio::task<> drain(stage& on) { return restart_under_load(on, leave_then_start); }
// [end]

// [hand-over]
aio::task<> warm_up_then_change(restart& r) {
    co_await r.fresh().warm_up();       // the old server goes on
    r.begin(r.fresh(), r.open_door());  // two at one port: SO_REUSEPORT
    r.door().give_way();                // new connections go to the new server
    co_await accept_the_rest_and_close(r);
}

aio::task<> hand_over(stage& on) { return restart_under_load(on, warm_up_then_change); }
// [end]

}  // namespace asyncdemo::lessons::startup
