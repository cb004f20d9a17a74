#include "lessons/broker/own_queue.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <csignal>
#include <optional>
#include <string>

#include "serving/blocking_amqp.hpp"
#include "serving/broker_process.hpp"
#include "stage/child_processes.hpp"
#include "stage/recorded.hpp"

using namespace asyncdemo;
using namespace asyncdemo::lessons::broker;

namespace {

bool has(const wire::amqp_url& at, const std::string& queue) {
    try {
        blocking_amqp_client client(at);
        client.consume(queue, 1);
        return true;
    } catch (const wire::amqp_error& e) {
        CHECK(e.code() == wire::amqp_reply::not_found);
        return false;
    }
}

void declare(const wire::amqp_url& at, const std::string& queue) {
    blocking_amqp_client client(at);
    client.declare(queue);
    client.close();
}

}  // namespace

TEST_CASE("a queue of a run's own ends with it") {
    told_on<aio::real_clock>([](stage& on) {
        const broker_process broker(on);
        std::optional<own_queue> one(std::in_place, broker.url());
        const own_queue other(broker.url());
        CHECK(one->name() != other.name());
        const std::string name = one->name();
        for (const std::string& queue : {name, other.name()}) declare(broker.url(), queue);
        one.reset();
        CHECK_FALSE(has(broker.url(), name));
        CHECK(has(broker.url(), other.name()));
    });
}

TEST_CASE("a queue of a run's own ends with its process, though that is killed") {
    told_on<aio::real_clock>([](stage& on) {
        const broker_process broker(on);
        int ends[2];
        REQUIRE(::pipe(ends) == 0);
        child_processes children(on);
        children.start([&] {
            const own_queue queue(broker.url());
            declare(broker.url(), queue.name());
            static_cast<void>(::write(ends[1], queue.name().data(), queue.name().size()));
            ::raise(SIGKILL);
        });
        children.wait_for_last();
        ::close(ends[1]);
        std::string name(100, '\0');
        name.resize(static_cast<std::size_t>(::read(ends[0], name.data(), name.size())));
        char nothing = 0;
        CHECK(::read(ends[0], &nothing, 1) == 0);  // who deletes it has done so
        ::close(ends[0]);
        CHECK_FALSE(has(broker.url(), name));
    });
}

TEST_CASE("a queue that can't be deleted any more holds nobody up") {
    told_on<aio::real_clock>([](stage& on) {
        std::optional<broker_process> broker(std::in_place, on);
        const own_queue queue(broker->url());
        broker.reset();
    });
}
