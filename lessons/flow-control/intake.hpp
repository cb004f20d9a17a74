// The queue of `flow-control`: what has come in and is not passed on yet, and the account of it.
#pragma once

#include <cstddef>
#include <string>

#include "aio/queue.hpp"
#include "lessons/flow-control/sides.hpp"
#include "stage/duration_histogram.hpp"
#include "wire/http_message.hpp"

namespace asyncdemo::lessons::flow_control {

class item {
public:
    item(integer number, duration came, std::string content)
        : number_(number), came_(came), content_(std::move(content)) {}

    [[nodiscard]] integer number() const { return number_; }
    [[nodiscard]] duration came() const { return came_; }

private:
    integer number_;
    duration came_;
    std::string content_;
};

inline constexpr std::size_t no_limit = aio::queue<item>::unbounded;

/// What a bounded queue holds.
inline std::size_t limit(const stage& on) { return static_cast<std::size_t>(on[queue]); }

/// `on` outlives it.
class intake {
public:
    intake(stage& on, std::size_t room) : on_(on), queue_(room), memory_before_(on.memory_kb()) {}

    /// The item in a request, which has just come.
    item take(const wire::http_request& asked);

    /// Puts an item into the queue; waits as long as that is full.
    aio::task<> put(item taken);

    /// Puts it there if there is room, and tells whether there was.
    bool put_if_room(item taken);

    /// The oldest item; waits until there is one. Nothing when no more comes.
    auto next() { return queue_.get(); }

    /// Such an item has been passed on.
    void note_passed_on(const item& i);

    /// No more items come.
    void close() { queue_.close(); }

    /// Draws how many wait, and weighs them, until it is cancelled.
    aio::task<> watch();

    /// When all is over: tells what became of the items, as rows and metrics.
    void report();

    [[nodiscard]] stage& on() const { return on_; }
    [[nodiscard]] std::size_t size() const { return queue_.size(); }
    [[nodiscard]] bool is_full() const { return queue_.is_full(); }

private:
    void note_depth() { most_waiting_ = std::max(most_waiting_, queue_.size()); }
    void weigh();

    stage& on_;
    aio::queue<item> queue_;
    const std::optional<double> memory_before_;
    double memory_growth_kb_ = 0;
    std::size_t most_waiting_ = 0;
    std::vector<integer> put_;
    std::vector<integer> passed_on_;
    duration_histogram ages_;
};

}  // namespace asyncdemo::lessons::flow_control
