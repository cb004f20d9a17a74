#include "serving/broker_process.hpp"

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

#include "aio/run.hpp"
#include "posix/descriptor.hpp"
#include "serving/broker_door.hpp"

namespace asyncdemo {
namespace {

aio::task<> open(stage& on, int tell_port_to) {
    loop_listener port(on);
    const std::uint16_t number = port.port();
    require(static_cast<int>(::write(tell_port_to, &number, sizeof number)), "tell a port");
    co_await open_broker(port);
}

}  // namespace

broker_process::broker_process(stage& on) : process_(on) {
    int ends[2];
    require(::pipe(ends), "make a pipe");
    const descriptor told(ends[0]);
    {
        const descriptor tells(ends[1]);
        process_.start([&] {
            try {
                aio::run(open(on, tells.fd()));
            } catch (...) {
                std::_Exit(EXIT_FAILURE);  // the port is not told then
            }
        });
    }
    if (::read(told.fd(), &port_, sizeof port_) != sizeof port_) {
        throw std::runtime_error("the embedded broker did not start");
    }
}

}  // namespace asyncdemo
