#include "lessons/broker/server.hpp"

#include "serving/broker_door.hpp"
#include "serving/serving_limits.hpp"

namespace asyncdemo::lessons::broker {

aio::task<> serve_people(stage& on) {
    loop_listener port(on);
    on.ready({port.port()});
    co_await open_broker(port, serving_limits::at_the_broker);
}

}  // namespace asyncdemo::lessons::broker
