#include "runner/server_runner.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "aio/first_of.hpp"
#include "aio/loop.hpp"
#include "aio/sleep.hpp"
#include "runner/ended_badly.hpp"
#include "serving/backlog.hpp"

namespace asyncdemo {
namespace {

constexpr std::chrono::milliseconds backlog_interval{100};
constexpr std::chrono::milliseconds idle_interval{250};  // while nobody waits
// At least so many times longer than a look takes, for the list is that of the whole machine and
// may be long: more often while somebody is seen for the first time.
constexpr int rest_after_a_look = 200;
constexpr int rest_after_news = 10;
constexpr int looks_to_be_forgotten = 10;

}  // namespace

aio::task<> server_runner::run() {
    const std::unique_ptr<stage_link> server = start_(request_);
    co_await aio::first_of(follow(*server), watch_backlog());
}

aio::task<> server_runner::follow(stage_link& server) {
    bool has_finished = false;
    while (const auto e = co_await server.next_event()) {
        if (std::holds_alternative<arrived>(*e)) {
            co_await server.say("");
        } else if (const auto* at = std::get_if<ready>(&*e)) {
            ports_ = at->ports;
            began_ = aio::time_point(aio::duration(at->start_ns));
            to_.opened(ports_, began_);
            has_opened_.set();
        } else if (const auto* client = std::get_if<client_seen>(&*e)) {
            to_.saw(*client);
        } else if (const auto* error = std::get_if<failed>(&*e)) {
            throw ended_badly(ending::failed, error->text);
        } else if (std::holds_alternative<finished>(*e)) {
            has_finished = true;
        } else {
            to_.recorded(*e);
        }
    }
    const aio::exit_status how = co_await server.exit();
    require_good_end(how, has_finished, "the server ");
}

// Who is still there at the second look is told of, once. The system's list is no snapshot and may
// leave somebody out while others come and go, so nobody is forgotten at the first look without.
aio::task<> server_runner::watch_backlog() {
    struct sighting {
        int count = 0;
        int last = 0;
    };
    co_await has_opened_.wait();
    std::map<std::pair<std::uint16_t, std::string>, sighting> sightings;
    aio::time_point look_began = aio::loop::current().now();
    for (int look = 1; const auto waiting = unaccepted(ports_); ++look) {
        bool is_news = false;
        for (const unaccepted_client& client : *waiting) {
            const std::string who = to_string(client.from);
            sighting& seen = sightings[{client.port, who}];
            seen.last = look;
            is_news = is_news || seen.count == 0;
            if (++seen.count == 2) {
                to_.knocked(client.port, who, (aio::loop::current().now() - began_).count());
            }
        }
        std::erase_if(sightings, [look](const auto& s) {
            return look - s.second.last >= looks_to_be_forgotten;
        });
        const aio::duration took = aio::loop::current().now() - look_began;
        const aio::duration least = waiting->empty() ? idle_interval : backlog_interval;
        co_await aio::sleep(
            std::max(least, (is_news ? rest_after_news : rest_after_a_look) * took));
        look_began = aio::loop::current().now();
    }
    co_await aio::sleep_forever();  // the system does not tell of it
}

}  // namespace asyncdemo
