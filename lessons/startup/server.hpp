// One of the two servers of `startup`, from its start to its end.
#pragma once

#include <optional>

#include "aio/event.hpp"
#include "aio/task_group.hpp"
#include "lessons/startup/sides.hpp"
#include "serving/loop_http.hpp"

namespace asyncdemo::lessons::startup {

/// What a server that is still warming up says when it is asked whether it is ready.
enum class readiness { told, claimed };

class server {
public:
    /// `name` is its lane. When a client says that no more requests come, `over` is set. All three
    /// outlive it.
    server(stage& on, std::string_view name, aio::event& over, readiness check = readiness::told)
        : on_(on), name_(name), over_(over), check_(check) {}

    /// Gets ready: opens its connections, fills its caches. Until then it can answer nothing.
    aio::task<> warm_up();

    /// It has been running for long.
    void be_warm() { is_ready_ = true; }

    /// Accepts at that door and answers, until it is stopped by one of the two below; returns when
    /// nothing is in hand any more. `at` outlives it.
    aio::task<> serve(loop_listener& at);

    /// Accepts nobody any more. What it has accepted is still answered.
    aio::task<> stop_accepting();

    /// Ends as a process does that is killed.
    aio::task<> end_at_once();

    /// Waits until somebody asks it for something.
    aio::task<> found();

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
    [[nodiscard]] wire::http_response answer_to_look() const;
    aio::task<wire::http_response> work();
    void show(std::string_view what);

    stage& on_;
    const std::string_view name_;
    aio::event& over_;
    const readiness check_;
    bool is_ready_ = false;
    integer accepted_ = 0;
    integer finished_ = 0;
    integer answered_ = 0;
    integer too_early_ = 0;
    aio::event found_;
    aio::event leaves_;  // is to accept nobody any more
    aio::event has_left_;
    aio::event ended_;
    aio::task_group* tasks_ = nullptr;  // from when it serves
    std::optional<open_span> shown_;
};

}  // namespace asyncdemo::lessons::startup
