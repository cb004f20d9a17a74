// A queue as two lines of people and a line of items, and the commands for it.
#pragma once

#include <rapidcheck.h>

#include <cstddef>
#include <deque>
#include <ostream>
#include <string>
#include <utility>

#include "aio/model/crew.hpp"

namespace test {

struct queue_command {
    enum kind {
        runs,  // everybody who is ready
        puts,  // these three are tasks
        gets,
        joins,
        tries_to_put,  // the others are done at once
        tries_to_get,
        puts_over_oldest,
        has_done_one,
        closes,
        cancels
    };

    kind what = runs;
    std::size_t before_last = 0;  // cancels: which task
};

inline std::ostream& operator<<(std::ostream& to, const queue_command& c) {
    static constexpr const char* names[] = {
        "run",       "put",   "get",   "join", "try_put", "try_get", "put_over_oldest",
        "task_done", "close", "cancel"};
    to << names[c.what];
    if (c.what == queue_command::cancels) to << " the last task but " << c.before_last;
    return to;
}

/// What the header says, one thing after the other: a task that was started waits in `coming_` for
/// its first turn.
class queue_model {
public:
    explicit queue_model(std::size_t capacity) : capacity_(capacity) {}

    std::string after(const queue_command& c) {
        std::string told = done(c);
        told += "; " + std::to_string(items_.size()) + " in the queue";
        if (c.what == queue_command::runs) told += text_of(endings_);
        return told;
    }

private:
    struct person {
        std::size_t number = 0;
        queue_command::kind wants = queue_command::gets;
        int item = 0;  // puts
        bool is_cancelled = false;
    };

    std::string done(const queue_command& c) {
        switch (c.what) {
            case queue_command::runs:
                while (!coming_.empty()) begin(take_first(coming_));
                return "";
            case queue_command::puts:
            case queue_command::gets:
            case queue_command::joins:
                coming_.push_back({endings_.size(), c.what, next_item_});
                endings_.emplace_back();
                if (c.what == queue_command::puts) ++next_item_;
                return "";
            case queue_command::tries_to_put:
                if (is_closed_) return "closed";
                return takes_in(next_item_++) ? "accepted" : "refused";
            case queue_command::tries_to_get:
                return items_.empty() ? "nothing" : "got " + std::to_string(take_item());
            case queue_command::puts_over_oldest:
                return is_closed_ ? "closed" : put_over_oldest(next_item_++);
            case queue_command::has_done_one:
                return finish_one();
            case queue_command::closes:
                is_closed_ = true;
                while (!getters_.empty()) end(take_first(getters_), "nothing");
                while (!putters_.empty()) end(take_first(putters_), "closed");
                return "";
            case queue_command::cancels:
                if (was_started(endings_, c.before_last)) {
                    cancel(endings_.size() - 1 - c.before_last);
                }
                return "";
        }
        return "";
    }

    void begin(person p) {
        if (p.is_cancelled) return end(p, "cancelled");
        if (p.wants == queue_command::gets) {
            if (!items_.empty()) return end(p, "got " + std::to_string(take_item()));
            if (is_closed_) return end(p, "nothing");
            getters_.push_back(p);
        } else if (p.wants == queue_command::puts) {
            if (is_closed_) return end(p, "closed");
            if (takes_in(p.item)) return end(p, "put");
            putters_.push_back(p);
        } else {
            if (unfinished_ == 0) return end(p, "all done");
            joiners_.push_back(p);
        }
    }

    bool takes_in(int item) {
        if (getters_.empty() && items_.size() >= capacity_) return false;
        ++unfinished_;
        if (getters_.empty()) {
            items_.push_back(item);
        } else {
            end(take_first(getters_), "got " + std::to_string(item));
        }
        return true;
    }

    int take_item() {
        const int item = items_.front();
        items_.pop_front();
        if (!putters_.empty()) accept_first_putter();
        return item;
    }

    void accept_first_putter() {
        const person p = take_first(putters_);
        items_.push_back(p.item);
        ++unfinished_;
        end(p, "put");
    }

    // Whoever waits to put comes first; then the oldest go, until there is room.
    std::string put_over_oldest(int item) {
        while (!putters_.empty()) accept_first_putter();
        std::string dropped = "dropped";
        for (; items_.size() >= capacity_; --unfinished_) {
            dropped += " " + std::to_string(items_.front());
            items_.pop_front();
        }
        takes_in(item);
        return dropped;
    }

    std::string finish_one() {
        if (unfinished_ == items_.size()) return "nothing to be done";
        if (--unfinished_ == 0) {
            while (!joiners_.empty()) end(take_first(joiners_), "all done");
        }
        return "done";
    }

    void cancel(std::size_t number) {
        for (person& p : coming_) p.is_cancelled |= p.number == number;
        for (std::deque<person>* waiting : {&getters_, &putters_, &joiners_}) {
            if (std::erase_if(*waiting, [=](const person& p) { return p.number == number; }) > 0) {
                endings_[number] = "cancelled";
            }
        }
    }

    static person take_first(std::deque<person>& from) {
        const person first = from.front();
        from.pop_front();
        return first;
    }

    void end(const person& p, std::string how) { endings_[p.number] = std::move(how); }

    std::size_t capacity_;
    std::deque<int> items_;
    std::deque<person> coming_, getters_, putters_, joiners_;
    bool is_closed_ = false;
    std::size_t unfinished_ = 0;
    int next_item_ = 0;
    endings endings_;
};

}  // namespace test

template <>
struct rc::Arbitrary<test::queue_command> {
    static Gen<test::queue_command> arbitrary() {
        using test::queue_command;
        return gen::build<queue_command>(
            gen::set(&queue_command::what, gen::weightedElement<queue_command::kind>(
                                               {{4, queue_command::runs},
                                                {5, queue_command::puts},
                                                {5, queue_command::gets},
                                                {1, queue_command::joins},
                                                {2, queue_command::tries_to_put},
                                                {2, queue_command::tries_to_get},
                                                {2, queue_command::puts_over_oldest},
                                                {3, queue_command::has_done_one},
                                                {4, queue_command::cancels},
                                                {1, queue_command::closes}})),
            gen::set(&queue_command::before_last, gen::inRange<std::size_t>(0, 6)));
    }
};
