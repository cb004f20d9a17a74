#include "lessons/startup/clients.hpp"

#include <cstdint>
#include <map>
#include <system_error>

#include "aio/error.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "aio/timeout.hpp"
#include "lessons/startup/load.hpp"
#include "serving/http_caller.hpp"

namespace asyncdemo::lessons::startup {
namespace {

/// What became of a request: the status of its answer, or one of these.
constexpr int refused = 0;
constexpr int cut_off = -1;

std::string_view name_of(int fate) {
    switch (fate) {
        case refused:
            return "is refused";
        case cut_off:
            return "is cut off";
        default:
            return "gets 500";
    }
}

// One request, on a connection of its own.
aio::task<int> ask(std::uint16_t port, std::string_view path) {
    bool is_connected = false;
    try {
        http_caller server = co_await http_caller::call({.port = port});
        is_connected = true;
        wire::http_request what("GET", std::string(path));
        what.keeps_alive = false;
        const auto* const response = co_await server.ask(what);
        co_return response == nullptr ? cut_off : response->status;
    } catch (const aio::error& e) {
        const bool is_refused = !is_connected && e.code() == std::errc::connection_refused;
        co_return is_refused ? refused : cut_off;
    }
}

// What the clients get. `on` outlives it.
class account {
public:
    explicit account(stage& on) : on_(on), port_(on.port(0)) {}

    /// All who come from now on ask there.
    void send_to(std::uint16_t port) { port_ = port; }

    aio::task<> request(duration due) {
        lateness_ = std::max(lateness_, on_.now() - due);
        note_unanswered(+1);
        const int fate = co_await ask(port_, work_path);
        note_unanswered(-1);
        ++fates_[fate];
        if (fate == 200) {
            waits_.push_back(on_.now() - due);
        } else {
            on_.mark("failed", name_of(fate));
        }
    }

    /// Tells the servers that no more requests come.
    aio::task<> end() const {
        int answer = refused;
        while (answer != 200) {
            answer = co_await ask(port_, over_path);
            if (answer != 200) co_await aio::sleep(look_every);
        }
    }

    void report() {
        const integer requests = how_many(on_.chosen());
        on_.metric("requests", requests);
        on_.metric("answered", fates_[200]);
        on_.metric("failed", requests - fates_[200]);
        on_.metric("http_500", fates_[500]);
        on_.metric("refused", fates_[refused]);
        on_.metric("cut_off", fates_[cut_off]);
        on_.metric("unanswered", unanswered_);
        on_.metric("lateness_s", lateness_);
        on_.percentiles("wait", waits_);
    }

private:
    void note_unanswered(integer more) {
        unanswered_ += more;
        on_.sample("unanswered", static_cast<double>(unanswered_));
    }

    stage& on_;
    std::uint16_t port_;
    duration lateness_{};  // of the machine, at worst
    integer unanswered_ = 0;
    std::map<int, integer> fates_;
    std::vector<duration> waits_;
};

aio::task<> look_until_ready(stage& on, account& clients) {
    int answer = refused;
    while (answer != 200) {
        co_await aio::sleep(look_every);
        answer = co_await ask(on.port(1), ready_path);
    }
    clients.send_to(on.port(1));
}

aio::task<> come_at_pace(stage& on, account& clients) {
    co_await aio::with_task_group([&](aio::task_group& all) -> aio::task<> {
        for (integer i = 0; i < how_many(on.chosen()); ++i) {
            const duration due = i * on[arrivals].interval();
            co_await aio::sleep_until(on.start() + due);
            all.spawn(clients.request(due));
        }
    });
}

aio::task<> come_while_balancer_looks(stage& on, account& clients) {
    co_await aio::with_task_group([&](aio::task_group& all) -> aio::task<> {
        all.spawn(look_until_ready(on, clients));
        co_await come_at_pace(on, clients);
        all.cancel();
    });
}

// Who has no answer so long after the last one should have come, gets none.
aio::task<> until_over(stage& on, account& clients, aio::task<> come) {
    try {
        co_await aio::timeout(over(on.chosen()) + 10s, std::move(come));
    } catch (const aio::timed_out&) {  // those are counted as unanswered
        on.mark("failed", "gives up");
    }
    clients.report();
    co_await clients.end();
}

}  // namespace

aio::task<> ask_at_the_port(stage& on) {
    account clients(on);
    co_await until_over(on, clients, come_at_pace(on, clients));
}

aio::task<> ask_through_balancer(stage& on) {
    account clients(on);
    co_await until_over(on, clients, come_while_balancer_looks(on, clients));
}

}  // namespace asyncdemo::lessons::startup
