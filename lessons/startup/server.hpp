// One of the two servers of `startup`, from its start to its end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "aio/event.hpp"
#include "aio/task_group.hpp"
#include "lesson/units.hpp"
#include "lessons/startup/sides.hpp"
#include "serving/loop_http.hpp"

namespace asyncdemo::lessons::startup {

/// What the servers of one service share.
struct service {
    std::uint16_t port = 0;   // where its clients come
    aio::event over = {};     // the clients of a run have said that no more requests come
    aio::event restart = {};  // people have asked for one, and it is not over yet
    std::optional<duration> last_restart = {};  // when that was over
};

/// What a server that is still warming up says when it is asked whether it is ready.
enum class readiness { told, claimed };

class server {
public:
    /// `name` is its lane, and what people know it by. `on` and `whole` outlive it.
    server(stage& on, service& whole, std::string name, readiness check = readiness::told)
        : on_(on), whole_(whole), name_(std::move(name)), check_(check) {}

    /// Gets ready: opens its connections, fills its caches. Until then it can answer nothing.
    aio::task<> warm_up();

    /// It has been running for long.
    void be_warm() { is_ready_ = true; }

    /// Accepts at that door and answers, until it is stopped by one of the two below; returns when
    /// nothing is in hand any more. `at` outlives it.
    aio::task<> serve(loop_listener& at);

    /// Answers somebody who was accepted for it elsewhere, once it serves.
    aio::task<> take(loop_http_client client);

    /// Accepts nobody any more. What it has accepted is still answered.
    aio::task<> stop_accepting();

    /// Ends as a process does that is killed. Waits for it to serve first, if it was told to only
    /// now.
    aio::task<> end_at_once();

    /// Waits until the balancer has found it ready: then somebody asks it for something.
    aio::task<> found();
    void be_found() { found_.set(); }

    /// What it says when it is asked whether it is ready.
    [[nodiscard]] bool says_that_it_is_ready() const noexcept {
        return is_ready_ || check_ == readiness::claimed;
    }

    /// Waits until it serves no more.
    aio::task<> ended() { co_await ended_.wait(); }

    /// How many it has accepted and not answered.
    [[nodiscard]] integer in_hand() const noexcept { return accepted_ - finished_; }
    /// How often it has done the work and said so.
    [[nodiscard]] integer answered() const noexcept { return answered_; }
    /// How often it was asked for that before it was ready.
    [[nodiscard]] integer too_early() const noexcept { return too_early_; }

private:
    aio::task<> accept_all(loop_listener& at, aio::task_group& tasks);
    aio::task<> until_it_leaves() { co_await leaves_.wait(); }
    aio::task<> finish(loop_http_client client);
    aio::task<> answer(loop_http_client& client);
    aio::task<> answer_with_work(loop_http_client& client);
    aio::task<> answer_whether_ready(loop_http_client& client);
    [[nodiscard]] bool came_during_restart(const loop_http_client& client) const;
    aio::task<> answer_wish(loop_http_client& client, const wire::http_request& asked);
    [[nodiscard]] wire::http_response answer_to_look() const;
    aio::task<wire::http_response> work();
    void show(std::string_view what);
    void tell_people(std::string_view what, duration since, client_state state);

    stage& on_;
    service& whole_;
    const std::string name_;
    const readiness check_;
    bool is_ready_ = false;
    integer accepted_ = 0;
    integer finished_ = 0;
    integer answered_ = 0;
    integer too_early_ = 0;
    aio::event serves_;  // and has its tasks
    aio::event found_;
    aio::event leaves_;  // is to accept nobody any more
    aio::event has_left_;
    aio::event ended_;
    aio::task_group* tasks_ = nullptr;  // while it serves
    std::optional<open_span> shown_;
};

}  // namespace asyncdemo::lessons::startup
