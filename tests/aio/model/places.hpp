// A semaphore as people in a line for so many places, and the commands for it. A lock is one of one
// place.
#pragma once

#include <rapidcheck.h>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "aio/lock.hpp"
#include "aio/model/crew.hpp"
#include "aio/semaphore.hpp"

namespace test {

struct place_command {
    enum kind {
        runs,      // everybody who is ready
        acquires,  // a task, which keeps its place when it is over
        releases,
        cancels
    };

    kind what = runs;
    std::size_t number =
        0;  // releases: which of those that hold one; cancels: which before the last
};

inline std::ostream& operator<<(std::ostream& to, const place_command& c) {
    switch (c.what) {
        case place_command::runs:
            return to << "run";
        case place_command::acquires:
            return to << "acquire";
        case place_command::releases:
            return to << "release holder " << c.number;
        case place_command::cancels:
            break;
    }
    return to << "cancel the last task but " << c.number;
}

/// Who holds a place, in the order in which they got it, and how many are free.
inline std::string text_of_places(const std::vector<std::size_t>& holders, std::size_t free) {
    std::string text = std::to_string(free) + " free, held by";
    for (const std::size_t h : holders) text += " " + std::to_string(h);
    return text;
}

/// A place goes to who has waited longest; who comes later stands behind all of them, also behind
/// one who has a place already and has not run since.
class places_model {
public:
    explicit places_model(std::size_t places) : free_(places) {}

    std::string after(const place_command& c) {
        switch (c.what) {
            case place_command::runs:
                run();
                return text_of_places(holders_, free_) + text_of(endings_);
            case place_command::acquires:
                coming_.push_back(endings_.size());
                endings_.emplace_back();
                break;
            case place_command::releases:
                if (c.number >= holders_.size()) break;
                holders_.erase(holders_.begin() + static_cast<std::ptrdiff_t>(c.number));
                ++free_;
                serve();
                break;
            case place_command::cancels:
                if (was_started(endings_, c.number)) cancel(endings_.size() - 1 - c.number);
                break;
        }
        return text_of_places(holders_, free_);
    }

private:
    void serve() {
        for (; free_ > 0 && !waiting_.empty(); --free_) {
            served_.push_back(waiting_.front());
            waiting_.pop_front();
        }
    }

    void run() {
        for (const std::size_t number : std::exchange(coming_, {})) {
            if (endings_[number].empty()) waiting_.push_back(number);
        }
        serve();
        for (const std::size_t number : std::exchange(served_, {})) {
            holders_.push_back(number);
            endings_[number] = "has a place";
        }
    }

    void cancel(std::size_t number) {
        const bool waits = std::erase(waiting_, number) > 0 ||
                           std::find(coming_.begin(), coming_.end(), number) != coming_.end();
        if (waits) endings_[number] = "cancelled";
    }

    std::size_t free_;
    std::vector<std::size_t> coming_;  // started, and not yet run
    std::deque<std::size_t> waiting_;
    std::vector<std::size_t> served_;  // have a place, and have not run since
    std::vector<std::size_t> holders_;
    endings endings_;
};

/// A `semaphore` or a `lock`, whose tasks leave their places here.
template <class Thing>
class real_places {
public:
    template <class... How>
    explicit real_places(const How&... how) : thing_(how...) {}

    aio::task<std::string> after(place_command c, aio::task_group& group) {
        switch (c.what) {
            case place_command::runs:
                co_await everybody_runs();
                co_return text_of_places(holders(), free_of(thing_)) +
                    text_of(tasks_.how_they_ended());
            case place_command::acquires:
                tasks_.start(group, acquire(tasks_.next_number()));
                break;
            case place_command::releases:
                if (c.number >= held_.size()) break;
                held_.erase(held_.begin() + static_cast<std::ptrdiff_t>(c.number));
                break;
            case place_command::cancels:
                tasks_.cancel(c.number);
                break;
        }
        co_return text_of_places(holders(), free_of(thing_));
    }

private:
    static std::size_t free_of(const aio::semaphore& s) { return s.free(); }
    static std::size_t free_of(const aio::lock& l) { return l.is_locked() ? 0 : 1; }

    aio::task<std::string> acquire(std::size_t number) {
        held_.emplace_back(number, co_await thing_.acquire());
        co_return "has a place";
    }

    [[nodiscard]] std::vector<std::size_t> holders() const {
        std::vector<std::size_t> numbers;
        for (const auto& held : held_) numbers.push_back(held.first);
        return numbers;
    }

    Thing thing_;
    std::vector<std::pair<std::size_t, aio::semaphore::permit>> held_;
    crew tasks_;
};

}  // namespace test

template <>
struct rc::Arbitrary<test::place_command> {
    static Gen<test::place_command> arbitrary() {
        using test::place_command;
        return gen::build<place_command>(
            gen::set(&place_command::what,
                     gen::weightedElement<place_command::kind>({{2, place_command::runs},
                                                                {4, place_command::acquires},
                                                                {3, place_command::releases},
                                                                {2, place_command::cancels}})),
            gen::set(&place_command::number, gen::inRange<std::size_t>(0, 4)));
    }
};
