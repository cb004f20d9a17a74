// Where a side runs: it reads its parameters here, waits on the clock of the run, and tells what it
// does, so that it can be seen and measured. One stage in a process.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "aio/clock.hpp"
#include "lesson/settings.hpp"
#include "posix/address.hpp"
#include "stage/duration_histogram.hpp"
#include "stage/recorder.hpp"

namespace asyncdemo {

/// A cell of a row as a side writes it: a number, a text, or a duration, which becomes seconds.
struct cell_value {
    template <class T>
        requires std::is_arithmetic_v<T>
    cell_value(T number) {  // NOLINT(google-explicit-constructor): so that rows read as tables
        if constexpr (std::is_integral_v<T>) {
            value = static_cast<std::int64_t>(number);
        } else {
            value = static_cast<double>(number);
        }
    }
    cell_value(duration d);          // NOLINT(google-explicit-constructor)
    cell_value(std::string_view t);  // NOLINT(google-explicit-constructor)
    cell_value(const char* t);       // NOLINT(google-explicit-constructor)

    cell value;
};

/// A span that lasts as long as this object.
class open_span {
public:
    open_span(class stage& on, std::int64_t id) noexcept : on_(&on), id_(id) {}
    open_span(open_span&& other) noexcept
        : on_(std::exchange(other.on_, nullptr)), id_(other.id_) {}
    open_span& operator=(open_span&&) = delete;
    ~open_span();

private:
    class stage* on_;  // null when another object has it now
    std::int64_t id_;
};

/// All of it is safe from any thread of the side.
class stage {
public:
    /// `start` is the zero of all times that are recorded; `ports` are for a companion; `entrance`
    /// is for a server that people knock at.
    stage(settings chosen, aio::clock& time, recorder& to, aio::time_point start,
          std::vector<std::uint16_t> ports = {}, std::optional<address> entrance = {});
    stage(const stage&) = delete;
    stage& operator=(const stage&) = delete;

    /// A parameter of the lesson, at the speed of this run.
    template <class T>
    T operator[](const parameter<T>& p) const {
        return chosen_[p];
    }
    [[nodiscard]] const settings& chosen() const noexcept { return chosen_; }

    /// When the side began, on the clock of the run.
    [[nodiscard]] aio::time_point start() const noexcept { return start_; }

    /// How long the side has run.
    [[nodiscard]] duration now() const noexcept { return time_.now() - start_; }

    /// Holds this thread for `d`. Blocks, really; on the virtual clock it moves the clock.
    void block_for(duration d) { block_until(time_.now() + d); }
    void block_until(aio::time_point moment);

    /// Computes, really, until this thread has used `d` of processor time: other threads may run
    /// meanwhile, but no other task of this one. On the virtual clock it only moves the clock.
    void compute_for(duration d);

    /// Shows that something on `lane` lasts, as long as the returned object lives. Its begin and
    /// its end are told at once: what follows may block or compute, and somebody looks on.
    [[nodiscard]] open_span span(std::string_view lane, std::string_view what);

    /// Shows that something happened on `lane`.
    void mark(std::string_view lane, std::string_view what);

    /// A point of a quantity over time.
    void sample(std::string_view series, double value);

    /// A figure of the whole run; its name carries its unit ("age_s", "memory_kb"). The last one
    /// counts.
    void metric(std::string_view name, cell_value value);

    /// Median, 95th percentile and maximum of some times, as the metrics NAME_median_s, NAME_p95_s
    /// and NAME_max_s. Nothing when there are none.
    void percentiles(std::string_view name, std::vector<duration> times);

    /// The same of what a histogram holds, with the mean and the 99th percentile: NAME_mean_s,
    /// NAME_p99_s.
    void percentiles(std::string_view name, const duration_histogram& times);

    /// A line of the lesson's own table.
    void row(std::initializer_list<std::pair<std::string_view, cell_value>> cells);

    /// How far the side has come, from 0 to 1. Tells it at once.
    void progress(double share);

    /// Sends what was recorded so far. Otherwise that is done now and then, before a wait, and when
    /// a span begins or ends.
    void flush() noexcept { to_.flush(); }

    /// To be called in a process that was just forked, after a `flush` in its parent: from now on
    /// the child of that number, from 1 on, shows spans of its own.
    void become_child(std::int64_t number) noexcept { spans_ = number << 32; }

    /// The memory that this process has filled by now, in kB; nothing on the virtual clock or where
    /// the system does not tell.
    [[nodiscard]] std::optional<double> memory_kb() const;

    /// Says that the side can be knocked at, on these ports: its companion begins.
    void ready(std::vector<std::uint16_t> ports);

    /// True for a server that people knock at: it goes on until it is ended, whatever its clients
    /// do, and tells what becomes of each.
    [[nodiscard]] bool is_serving() const noexcept { return entrance_.has_value(); }

    /// Where the listener of that number, from 1 on, is to be: on loopback, at a port that the
    /// system chooses; for people, where they were told.
    [[nodiscard]] address door(int number) const;

    /// Tells at once what becomes of a client, or became of it; when, is now.
    void tell_client(client_seen c);

    /// For a companion: the ports that the side has said.
    [[nodiscard]] std::uint16_t port(std::size_t which) const { return ports_.at(which); }

private:
    friend open_span;

    [[nodiscard]] std::int64_t now_ns() const noexcept { return now().count(); }

    const settings chosen_;
    aio::clock& time_;
    recorder& to_;
    const std::vector<std::uint16_t> ports_;
    const std::optional<address> entrance_;
    const aio::time_point start_;
    std::atomic<std::int64_t> spans_{0};
};

}  // namespace asyncdemo
