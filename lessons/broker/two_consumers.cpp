#include "lessons/broker/two_consumers.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>

#include "aio/run.hpp"
#include "lessons/broker/accounts.hpp"
#include "lessons/broker/own_queue.hpp"
#include "lessons/broker/sides.hpp"
#include "posix/name_lookup.hpp"
#include "serving/broker_failure.hpp"
#include "serving/broker_process.hpp"
#include "stage/child_processes.hpp"

namespace asyncdemo::lessons::broker {
namespace {

using consumer_body = std::function<void(const assignment&, const ledger_writer&)>;

// Runs a consumer in a process of its own to its end, and says whether it was killed.
bool run_consumer(stage& on, const assignment& a, accounts& told, const consumer_body& body) {
    int ends[2];
    require(::pipe(ends), "make a pipe");
    descriptor ledger(ends[0]);
    child_processes process(on);
    {
        const descriptor written(ends[1]);
        process.start([&] {
            const ledger_writer to(written.fd());
            try {
                body(a, to);
            } catch (const std::exception& e) {
                to.write_failure(explain_broker(e));
            }
        });
    }
    read_ledger(std::move(ledger), [&told](const ledger_line& line) { told.take(line); });
    const int how = process.wait_for_last();
    told.close_hand();
    return WIFSIGNALED(how) && WTERMSIG(how) == SIGKILL;
}

void fill(blocking_amqp_client& broker, const std::string& queue, integer how_many) {
    broker.declare(queue);
    for (integer number = 1; number <= how_many; ++number) {
        broker.publish(queue, std::to_string(number));
    }
    broker.settle();
}

void run_at(stage& on, const wire::amqp_url& at, integer in_hand, const consumer_body& body) {
    const own_queue queue(at);
    blocking_amqp_client producer(at);
    on.mark("broker", producer.broker());
    fill(producer, queue.name(), on[messages]);

    accounts told(on, on[messages]);
    assignment work(at, queue.name(), static_cast<std::uint16_t>(in_hand));
    work.expected = told.unacknowledged();
    work.dies_after = (on[messages] + 1) / 2;
    const bool was_killed = run_consumer(on, work, told, body);
    if (!was_killed) throw std::runtime_error("the first consumer ended before it was killed");
    on.mark("consumer 1", "is killed");
    work.expected = told.unacknowledged();
    work.dies_after = 0;
    run_consumer(on, work, told, body);
    on.mark("consumer 2", "has seen to the rest");
    told.report();
    producer.close();
}

// The one that people gave, by its address.
wire::amqp_url given_broker(const std::string& url) {
    wire::amqp_url at = wire::parse_amqp_url(url);
    at.host = look_up(at.host, at.port).host;
    return at;
}

void run(stage& on, integer in_hand, const consumer_body& body) {
    const std::string& given = on.chosen().broker;
    try {
        std::optional<broker_process> own;
        if (given.empty()) own.emplace(on);
        run_at(on, own ? own->url() : given_broker(given), in_hand, body);
    } catch (const wire::amqp_error& e) {
        throw std::runtime_error(explain_broker(e));
    }
}

}  // namespace

void run_two_consumers(stage& on, integer in_hand, void (*consume)(stage&, blocking_consumer&)) {
    run(on, in_hand, [&on, consume](const assignment& a, const ledger_writer& to) {
        blocking_consumer tasks(a, to);
        consume(on, tasks);
        tasks.close();
    });
}

void run_two_consumers(stage& on, integer in_hand, aio::task<> (*consume)(stage&, loop_consumer&)) {
    run(on, in_hand, [&on, consume](const assignment& a, const ledger_writer& to) {
        const auto on_loop = [&]() -> aio::task<> {
            loop_amqp_client at = co_await loop_amqp_client::call(a.at);
            co_await at.consume(a.queue, a.prefetch);
            loop_consumer tasks(std::move(at), a, to);
            co_await consume(on, tasks);
            co_await tasks.close();
        };
        aio::run(on_loop());
    });
}

}  // namespace asyncdemo::lessons::broker
