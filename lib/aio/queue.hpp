// Items on their way from producers to consumers, with a limit on how many may be on the way.
// As asyncio.Queue; with a choice of what happens to an item that finds the queue full.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "aio/event.hpp"
#include "aio/wait_list.hpp"

namespace aio {

/// Thrown by a `put` into a queue that was closed.
class queue_closed : public std::logic_error {
public:
    queue_closed() : std::logic_error("put into a closed queue") {}
};

/// First in, first out, for items and for the tasks that wait, which it must outlive. What moving
/// an item in or out throws reaches the task that puts or gets that item; an item that could not be
/// moved out stays in the queue.
template <class T>
class queue {
public:
    static constexpr std::size_t unbounded = SIZE_MAX;

    /// Holds at most `capacity` items, at least one.
    explicit queue(std::size_t capacity = unbounded) : capacity_(capacity) {
        if (capacity == 0) throw std::invalid_argument("a queue needs room for an item");
        all_done_.set();
    }

    [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }
    [[nodiscard]] bool empty() const noexcept { return items_.empty(); }
    [[nodiscard]] bool is_full() const noexcept { return items_.size() >= capacity_; }

    class [[nodiscard]] putting final : waiter {
    public:
        putting(queue& q, T item) : queue_(q), item_(std::move(item)) {}
        bool await_ready() {
            return !is_cancel_requested() && (queue_.closed_ || queue_.hand_over(item_));
        }
        void await_suspend(std::coroutine_handle<> caller) noexcept {
            wait_in(queue_.putters_, caller);
        }
        void await_resume() const {
            throw_if_interrupted();
            if (failure_) std::rethrow_exception(failure_);
            if (queue_.closed_ && !accepted_) throw queue_closed();
        }

    private:
        friend queue;
        queue& queue_;
        T item_;
        bool accepted_ = false;       // by a get, while this waited
        std::exception_ptr failure_;  // of that
    };

    class [[nodiscard]] getting final : waiter {
    public:
        explicit getting(queue& q) noexcept : queue_(q) {}
        bool await_ready() {
            if (is_cancel_requested()) return false;
            queue_.take_into(item_);
            return item_.has_value() || queue_.closed_;
        }
        void await_suspend(std::coroutine_handle<> caller) noexcept {
            wait_in(queue_.getters_, caller);
        }
        std::optional<T> await_resume() {
            throw_if_interrupted();
            return std::move(item_);
        }

    private:
        friend queue;
        queue& queue_;
        std::optional<T> item_;
    };

    /// Adds an item; waits as long as the queue is full. Throws `queue_closed`.
    putting put(T item) { return putting(*this, std::move(item)); }

    /// Adds an item if there is room, and tells whether there was: a full queue drops the newest.
    bool try_put(T item) { return hand_over(item); }

    /// Adds an item in any case. A full queue drops its oldest for it, which is returned; and,
    /// since nobody overtakes, one more for each item that waits to be put.
    std::vector<T> put_over_oldest(T item) {
        std::vector<T> dropped;
        try {
            while (is_full() && !closed_) drop_oldest(dropped);
            hand_over(item);
        } catch (...) {  // what was dropped may have been the last
            if (unfinished_ == 0) all_done_.set();
            throw;
        }
        return dropped;
    }

    /// The oldest item; waits as long as the queue is empty. Nothing when it is empty and closed.
    getting get() { return getting(*this); }

    /// The oldest item, if there is one now.
    std::optional<T> try_get() {
        std::optional<T> item;
        take_into(item);
        return item;
    }

    /// Says that the work on an item is done that was got before; once for each, when somebody
    /// joins. Throws `std::logic_error` when there is none.
    void task_done() {
        if (unfinished_ == size()) throw std::logic_error("more tasks done than items got");
        if (--unfinished_ == 0) all_done_.set();
    }

    /// Waits until the work on all items is done, those in the queue included. A task that has
    /// waited returns, though others may have been put since.
    event::waiting join() noexcept {
        if (unfinished_ > 0) all_done_.clear();
        return all_done_.wait();
    }

    /// No item comes any more: the tasks that wait for one are told, and what is in the queue can
    /// still be had. The tasks that wait to put get `queue_closed`.
    void close() noexcept {
        closed_ = true;
        while (!getters_.empty()) getters_.front().grant();
        while (!putters_.empty()) putters_.front().grant();
    }

private:
    // Gives the item to the task that waits longest for one, else keeps it; false when there is no
    // room.
    bool hand_over(T& item) {
        if (closed_) throw queue_closed();
        if (!getters_.empty()) {
            auto& getter = static_cast<getting&>(getters_.front());
            getter.item_ = std::move(item);
            getter.grant();
            ++unfinished_;
            return true;
        }
        if (is_full()) return false;
        items_.push_back(std::move(item));
        ++unfinished_;
        return true;
    }

    void drop_oldest(std::vector<T>& dropped) {
        dropped.push_back(std::move(items_.front()));
        items_.pop_front();
        --unfinished_;
        accept_from_putters();
    }

    // What can't be moved stays where it is.
    void take_into(std::optional<T>& item) {
        if (items_.empty()) return;
        item.emplace(std::move(items_.front()));
        items_.pop_front();
        if (!putters_.empty()) accept_from_putters();
    }

    // An item that can't be moved in fails the task that puts it, not the one that gets another.
    void accept_from_putters() noexcept {
        while (!putters_.empty() && !is_full()) {
            auto& putter = static_cast<putting&>(putters_.front());
            try {
                items_.push_back(std::move(putter.item_));
                putter.accepted_ = true;
                ++unfinished_;
            } catch (...) {
                putter.failure_ = std::current_exception();
            }
            putter.grant();
        }
    }

    std::size_t capacity_;
    std::deque<T> items_;
    bool closed_ = false;
    std::size_t unfinished_ = 0;  // in the queue, or got and not done
    event all_done_;              // raised when the last one is; up to date when somebody joins
    wait_list putters_;
    wait_list getters_;
};

}  // namespace aio
