#include "lessons/sockets/clients.hpp"

#include "aio/gather.hpp"
#include "aio/io/tcp.hpp"
#include "aio/sleep.hpp"
#include "lessons/sockets/sides.hpp"

namespace asyncdemo::lessons::sockets {
namespace {

aio::task<duration> knock(stage& on, integer client) {
    const int port = client < on[knocks] ? 2 : 1;
    co_await aio::sleep_until(on.start() + client * on[every]);
    const duration knocked = on.now();
    const auto shown =
        on.span(fmt::format("client {}", client + 1), fmt::format("knocks on port {}", port));
    const aio::endpoint at{.port = on.port(port == 1 ? 0 : 1)};
    aio::stream server = co_await aio::connect(at);
    const std::string answer = co_await aio::read_all(server, greeting.size());
    if (answer != greeting) throw std::runtime_error("the server's answer was cut short");
    const duration answered = on.now();
    on.row({{"client", client + 1},
            {"port", port},
            {"knocked_s", knocked},
            {"answered_s", answered},
            {"waited_s", answered - knocked}});
    co_return answered - knocked;
}

}  // namespace

aio::task<> knock_in_turn(stage& on) {
    std::vector<aio::task<duration>> clients;
    for (integer i = 0; i < 2 * on[knocks]; ++i) clients.push_back(knock(on, i));
    on.percentiles("wait", co_await aio::gather(std::move(clients)));
}

}  // namespace asyncdemo::lessons::sockets
