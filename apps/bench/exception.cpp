// A failure on its way from a task to the one that awaits it; and the same from an ordinary call.
#include "aio/run.hpp"
#include "bench/benchmarks.hpp"
#include "bench/timed.hpp"

namespace asyncdemo::bench {
namespace {

struct failure {
    count which;
};

aio::task<> fail(count which) {
    throw failure{which};
    co_return;
}

aio::task<> catch_of_tasks(count n) {
    count sum = 0;
    for (count i = 0; i < n; ++i) {
        try {
            co_await fail(i);
        } catch (const failure& caught) {
            sum += caught.which;
        }
    }
    expect(sum, sum_below(n));
}

[[gnu::noinline]] void fail_in_call(count which) { throw failure{which}; }

void catch_of_calls(count n) {
    count sum = 0;
    for (count i = 0; i < n; ++i) {
        try {
            fail_in_call(i);
        } catch (const failure& caught) {
            sum += caught.which;
        }
    }
    expect(sum, sum_below(n));
}

}  // namespace

benchmark exception() {
    return {.name = "exception",
            .about = "an exception that a child throws and its caller catches",
            .usual_n = 500'000,
            .implementations = {timed("aio", [](count n) { aio::run(catch_of_tasks(n)); }),
                                timed("call", catch_of_calls)}};
}

}  // namespace asyncdemo::bench
