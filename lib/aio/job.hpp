// A job is what the loop schedules: a spawned chain of coroutines, of which at most one frame, the
// innermost, is waiting for something. Cancelling a job raises a flag that stays up; what the job
// is parked on lets go of it, and every wait from then on throws `cancelled`, after a turn of the
// loop: so a job that swallows it and waits again, in a loop, keeps no other from running. (As in
// Trio; asyncio throws once for each `cancel()`, and forgets it.)
#pragma once

#include <coroutine>
#include <exception>

#include "aio/intrusive_list.hpp"

namespace aio {

class loop;
class nursery;
class parking;
class shielding;
template <class T>
class task_handle;

/// Thrown out of a wait whose job was cancelled. No `std::exception`, so that a handler for errors
/// does not swallow it, as in Python since 3.8.
struct cancelled final {};

/// Whether the exception that is being handled is `cancelled`.
bool is_cancelled_thrown() noexcept;

struct among_siblings {};

/// How a job came to its end.
enum class job_end : unsigned char {
    by_itself,  ///< it returned, or it failed
    cut_short,  ///< it threw `cancelled`, as it had been asked to
    gave_up,    ///< it threw `cancelled`, and nobody had asked it to
};

/// The base of every task's promise, and in use when the task was spawned: then its frame is the
/// bottom frame of a job.
class job : public link<among_siblings> {
public:
    /// The job whose coroutine is executing now on this thread.
    [[nodiscard]] static job& running() noexcept { return *running_; }

    [[nodiscard]] bool is_cancel_requested() const noexcept { return cancel_requested_; }

protected:
    job() = default;
    ~job() = default;

    [[nodiscard]] bool is_spawned() const noexcept { return home_ != nullptr; }

    /// Notes that `cancelled` was thrown out of the job.
    void note_cancelled() noexcept {
        end_ = cancel_requested_ ? job_end::cut_short : job_end::gave_up;
    }

    /// Destroys `frame`, of which this is a part, and tells the nursery.
    void end(std::coroutine_handle<> frame, std::exception_ptr failure) noexcept;

private:
    friend class job_queue;
    friend class loop;
    friend class nursery;
    friend class parking;
    friend class shielding;
    template <class T>
    friend class task_handle;

    /// Raises the flag and wakes the job if what it is parked on can let go. Returns at once: the
    /// job unwinds when the loop comes to it. Behind a `shield` the flag is raised at its end. For
    /// what owns a job only: a task that cancelled itself would look as if its owner had done it.
    void cancel() noexcept;

    // Needs no initialising at run time, so that to read it takes no call.
    static inline constinit thread_local job* running_ = nullptr;

    job* next_ready_ = nullptr;
    nursery* home_ = nullptr;
    std::coroutine_handle<> resume_point_;  // the innermost frame
    parking* parked_on_ = nullptr;          // null while the job runs or is ready to
    bool cancel_requested_ = false;
    bool is_shielded_ = false;
    bool cancelled_behind_shield_ = false;
    job_end end_ = job_end::by_itself;
};

/// Jobs that are ready to run, first in, first out. Their links live in them, one each, for nobody
/// leaves from the middle: a job that is cancelled runs all the same.
class job_queue {
public:
    [[nodiscard]] bool empty() const noexcept { return first_ == nullptr; }

    /// `j` must not be in a queue already.
    void push_back(job& j) noexcept {
        j.next_ready_ = nullptr;
        (empty() ? first_ : last_->next_ready_) = &j;
        last_ = &j;
    }

    /// Null when the queue is empty.
    job* pop_front() noexcept {
        job* const j = first_;
        if (j != nullptr) first_ = j->next_ready_;
        return j;
    }

private:
    job* first_ = nullptr;
    job* last_ = nullptr;  // of no meaning when the queue is empty
};

/// The base of every leaf awaiter: what a job is parked on. It lives in the frame of the waiting
/// coroutine, so it is there exactly as long as the wait.
class parking {
public:
    parking(const parking&) = delete;
    parking& operator=(const parking&) = delete;

    /// Ends the wait if it can be ended: what is parked here then wakes, and throws `cancelled`.
    void give_up() noexcept;

protected:
    parking() noexcept : job_(job::running()) {}
    ~parking() = default;

    /// For `await_ready`: a job that is cancelled takes nothing, even if it need not wait for it.
    [[nodiscard]] bool is_cancel_requested() const noexcept { return job_.is_cancel_requested(); }

    /// Parks the running job here; `caller` is the frame to resume. The wait has begun: what is
    /// to wake it knows it. If the job is cancelled already, the wait is given up at once.
    void park(std::coroutine_handle<> caller) noexcept {
        job_.resume_point_ = caller;
        job_.parked_on_ = this;
        if (is_cancel_requested()) [[unlikely]]
            give_up();
    }

    /// For a wait that would do something outside of the program only to begin (open a socket,
    /// call in a thread): instead of `park`, before anything has begun, when the job is cancelled
    /// already.
    void give_up_unbegun(std::coroutine_handle<> caller) noexcept;

    /// Puts the parked job at the back of the ready queue of its loop. Never resumes it inline:
    /// that is the one rule of scheduling, and makes the order of events deterministic.
    void wake() noexcept;

    /// For `await_resume`: throws `cancelled` if the wait was given up. A wait that was granted
    /// before the cancelling came keeps what it got: the next one throws.
    void throw_if_interrupted() const {
        if (interrupted_) throw cancelled{};
    }

private:
    /// Lets go: leaves whatever list or heap would wake this. False when that can't be done (a call
    /// runs in a thread): the job then stays parked until it is over.
    virtual bool interrupt() noexcept = 0;

    job& job_;
    bool interrupted_ = false;
};

}  // namespace aio
