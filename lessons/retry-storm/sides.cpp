#include "lessons/retry-storm/sides.hpp"

#include "lesson/random.hpp"
#include "lessons/retry-storm/clients.hpp"
#include "lessons/retry-storm/rules.hpp"

namespace asyncdemo::lessons::retry_storm {

// [no-retries]
struct asks_once {
    stage& on;

    aio::task<bool> request(service& at) { return at.ask(); }
};

aio::task<> no_retries(stage& on) { return under_load<asks_once>(on); }
// [end]

// [naive, shedding, deadline, drop-late]
struct insists {
    stage& on;

    aio::task<bool> request(service& at) const {
        for (integer tried = 0; tried < on[tries]; ++tried) {
            const bool is_answered = co_await at.ask();
            if (is_answered) co_return true;
        }
        co_return false;
    }
};
// [end]

// [naive]
aio::task<> naive(stage& on) { return under_load<insists>(on); }
// [end]

// [backoff]
struct backs_off {
    stage& on;
    std::mt19937_64 random = random_stream(on.chosen(), 1);

    aio::task<bool> request(service& at) {
        for (integer tried = 0; tried < on[tries]; ++tried) {
            const bool is_answered = co_await at.ask();
            if (is_answered) co_return true;
            const duration most = std::min(on[patience] / 10 * (1 << tried), 2 * on[patience]);
            co_await aio::sleep(draw_between(random, 0ns, most));  // full jitter
        }
        co_return false;
    }
};

aio::task<> backoff(stage& on) { return under_load<backs_off>(on); }
// [end]

// [budget]
struct spends_budget {
    stage& on;
    double saved = 10;  // retries that all clients together may make

    aio::task<bool> request(service& at) {
        for (integer tried = 1;; ++tried) {
            const bool is_answered = co_await at.ask();
            if (is_answered) saved = std::min(saved + 0.1, 10.0);
            if (is_answered || tried == on[tries] || saved < 1) co_return is_answered;
            --saved;  // ten answers pay for one retry
        }
    }
};

aio::task<> budget(stage& on) { return under_load<spends_budget>(on); }
// [end]

// [circuit-breaker]
struct breaks_circuit {
    stage& on;
    integer failures = 0;   // in a row, of all clients
    duration open_until{};  // no call is made before

    aio::task<bool> request(service& at) {
        for (integer tried = 0; tried < on[tries] && on.now() >= open_until; ++tried) {
            if (failures >= 10) open_until = on.now() + on[patience];  // this call alone is a probe
            const bool is_answered = co_await at.ask();
            failures = is_answered ? 0 : failures + 1;
            open_until = failures >= 10 ? on.now() + on[patience] : 0ns;
            if (is_answered) co_return true;
        }
        co_return false;  // without a call: it would be in vain
    }
};

aio::task<> circuit_breaker(stage& on) { return under_load<breaks_circuit>(on); }
// [end]

// [shedding]
bool has_room(stage& on, std::size_t waiting) { return std::cmp_less(waiting, on[queue]); }

aio::task<> shedding(stage& on) { return under_load<insists>(on, {.lets_in = has_room}); }
// [end]

// [deadline]
bool ends_in_time(stage& on, const call& asked, aio::time_point begins) {
    return begins + 2 * on[takes] <= asked.deadline;  // with some room, for what is late itself
}

aio::task<> deadline(stage& on) { return under_load<insists>(on, {.is_worth_it = ends_in_time}); }
// [end]

// [drop-late]
bool begins_in_time(stage&, const call& asked, aio::time_point begins) {
    return begins <= asked.deadline;
}

aio::task<> drop_late(stage& on) {
    return under_load<insists>(on, {.is_worth_it = begins_in_time});
}
// [end]

}  // namespace asyncdemo::lessons::retry_storm
