#include "lessons/broker/two_consumers.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <stdexcept>

#include "aio/run.hpp"
#include "lessons/broker/accounts.hpp"
#include "lessons/broker/sides.hpp"
#include "serving/broker_process.hpp"
#include "stage/child_processes.hpp"

namespace asyncdemo::lessons::broker {
namespace {

using consumer_body = std::function<void(const assignment&, const ledger_writer&)>;

std::string unique_name(const stage& on) {
    return fmt::format("asyncdemo.tasks.{}.{}", ::getpid(), on.start().time_since_epoch().count());
}

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
                to.write_failure(e.what());
            }
        });
    }
    read_ledger(std::move(ledger), [&told](const ledger_line& line) { told.take(line); });
    const int how = process.wait_for_last();
    told.close_hand();
    return WIFSIGNALED(how) && WTERMSIG(how) == SIGKILL;
}

void run(stage& on, integer in_hand, const consumer_body& body) {
    const broker_process own(on);
    blocking_amqp_client producer(own.url());
    on.mark("broker", producer.broker());
    assignment work(own.url(), unique_name(on), static_cast<std::uint16_t>(in_hand));
    producer.declare(work.queue);
    for (integer number = 1; number <= on[messages]; ++number) {
        producer.publish(work.queue, std::to_string(number));
    }
    producer.settle();

    accounts told(on, on[messages]);
    work.expected = told.unacknowledged();
    work.dies_after = (on[messages] + 1) / 2;
    if (!run_consumer(on, work, told, body))
        throw std::runtime_error("the consumer was not killed");
    on.mark("consumer 1", "is killed");
    work.expected = told.unacknowledged();
    work.dies_after = 0;
    run_consumer(on, work, told, body);
    on.mark("consumer 2", "has seen to the rest");
    told.report();
    producer.remove(work.queue);
    producer.close();
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
