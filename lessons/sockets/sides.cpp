#include "lessons/sockets/sides.hpp"

#include <sys/select.h>

#include "aio/gather.hpp"
#include "serving/blocking_socket.hpp"
#include "serving/loop_socket.hpp"

namespace asyncdemo::lessons::sockets {

// [blocking, select, blocking-in-coroutine]
void answer_next(blocking_listener& port) {
    blocking_client client = port.accept();  // blocks until a client knocks on this port
    client.send(greeting);
}
// [end]

// [blocking]
void blocking(stage& on) {
    blocking_listener one(on, 1);
    blocking_listener two(on, 2);
    on.ready({one.port(), two.port()});
    for (integer i = 0; i < on[knocks]; ++i) {
        answer_next(one);
        answer_next(two);  // not before a client came to port 1
    }
}
// [end]

// [select]
void with_select(stage& on) {
    blocking_listener one(on, 1);
    blocking_listener two(on, 2);
    on.ready({one.port(), two.port()});
    for (const blocking_listener* port : {&one, &two}) require_selectable(port->fd());
    for (integer answered = 0; answered < 2 * on[knocks];) {
        fd_set knocked;
        FD_ZERO(&knocked);
        FD_SET(one.fd(), &knocked);
        FD_SET(two.fd(), &knocked);
        // Blocks until a client knocks on either port.
        require(::select(two.fd() + 1, &knocked, nullptr, nullptr, nullptr), "select");
        for (blocking_listener* port : {&one, &two}) {
            if (!FD_ISSET(port->fd(), &knocked)) continue;
            answer_next(*port);
            ++answered;
        }
    }
}
// [end]

// [libuv]
aio::task<> answer_knocks(stage& on, loop_listener& port) {
    for (integer i = 0; i < on[knocks]; ++i) {
        loop_client client = co_await port.accept();  // the other port goes on meanwhile
        co_await client.write(greeting);
    }
}

aio::task<> on_the_loop(stage& on) {
    loop_listener one(on, 1);
    loop_listener two(on, 2);
    on.ready({one.port(), two.port()});
    co_await aio::gather(answer_knocks(on, one), answer_knocks(on, two));
}
// [end]

// [blocking-in-coroutine]
aio::task<> answer_knocks_blocking(stage& on, blocking_listener& port) {
    for (integer i = 0; i < on[knocks]; ++i) answer_next(port);  // holds the only thread
    co_return;
}

aio::task<> blocking_in_coroutine(stage& on) {
    blocking_listener one(on, 1);
    blocking_listener two(on, 2);
    on.ready({one.port(), two.port()});
    co_await aio::gather(answer_knocks_blocking(on, one), answer_knocks_blocking(on, two));
}
// [end]

}  // namespace asyncdemo::lessons::sockets
