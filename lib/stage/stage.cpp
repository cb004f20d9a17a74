#include "stage/stage.hpp"

#include <algorithm>
#include <cmath>

#include "lesson/median.hpp"
#include "posix/process_figures.hpp"
#include "stage/counting.hpp"
#include "stage/percentile.hpp"

namespace asyncdemo {

// To the microsecond: more digits are noise.
cell_value::cell_value(duration d) : value(std::round(seconds(d).count() * 1e6) / 1e6) {}
cell_value::cell_value(std::string_view t) : value(std::string(t)) {}
cell_value::cell_value(const char* t) : value(std::string(t)) {}

// Without memory to tell it, the side ends here.
// NOLINTNEXTLINE(bugprone-exception-escape)
open_span::~open_span() {
    if (on_ == nullptr) return;
    on_->to_.tell(span_ended{id_, on_->now_ns()});
}

stage::stage(settings chosen, aio::clock& time, recorder& to, aio::time_point start,
             std::vector<std::uint16_t> ports, std::optional<address> entrance)
    : chosen_(std::move(chosen)),
      time_(time),
      to_(to),
      ports_(std::move(ports)),
      entrance_(std::move(entrance)),
      start_(start) {}

address stage::door(int number) const {
    if (!entrance_) return {};
    // Port 0 lets the system choose one for each.
    const auto offset = static_cast<std::uint16_t>(entrance_->port == 0 ? 0 : number - 1);
    return {entrance_->host, static_cast<std::uint16_t>(entrance_->port + offset)};
}

void stage::block_until(aio::time_point moment) {
    to_.flush();
    time_.block_until(moment);
}

void stage::compute_for(duration d) {
    to_.flush();
    if (time_.is_virtual()) {
        time_.block_until(time_.now() + d);
        return;
    }
    const duration end = thread_time_so_far() + d;
    while (thread_time_so_far() < end) count_up(100);
}

open_span stage::span(std::string_view lane, std::string_view what) {
    to_.join();
    const std::int64_t id = spans_++;
    to_.tell(span_begun{id, std::string(lane), std::string(what), now_ns()});
    return {*this, id};
}

void stage::mark(std::string_view lane, std::string_view what) {
    to_.add(marked{std::string(lane), std::string(what), now_ns()});
}

void stage::sample(std::string_view series, double value) {
    to_.add(sampled{std::string(series), now_ns(), value});
}

void stage::metric(std::string_view name, cell_value value) {
    const double number = std::holds_alternative<std::int64_t>(value.value)
                              ? static_cast<double>(std::get<std::int64_t>(value.value))
                              : std::get<double>(value.value);
    to_.add(metric_set{std::string(name), number});
}

void stage::percentiles(std::string_view name, std::vector<duration> times) {
    if (times.empty()) return;
    std::sort(times.begin(), times.end());
    metric(std::string(name) + "_median_s", median(times));
    metric(std::string(name) + "_p95_s", percentile(times, 95));
    metric(std::string(name) + "_max_s", percentile(times, 100));
}

void stage::percentiles(std::string_view name, const duration_histogram& times) {
    if (times.empty()) return;
    const std::string prefix(name);
    metric(prefix + "_mean_s", times.mean().count());
    metric(prefix + "_median_s", times.median());
    metric(prefix + "_p95_s", times.percentile(95));
    metric(prefix + "_p99_s", times.percentile(99));
    metric(prefix + "_max_s", times.max());
}

void stage::row(std::initializer_list<std::pair<std::string_view, cell_value>> cells) {
    row_added added;
    for (const auto& [name, written] : cells) added.cells.emplace_back(name, written.value);
    to_.add(added);
}

void stage::progress(double share) { to_.tell(progressed{share}); }

std::optional<double> stage::memory_kb() const {
    if (time_.is_virtual()) return std::nullopt;
    const auto kb = own_memory_kb();
    return kb ? std::optional(static_cast<double>(*kb)) : std::nullopt;
}

void stage::tell_client(client_seen c) {
    c.at_ns = now_ns();
    to_.tell(std::move(c));
}

void stage::ready(std::vector<std::uint16_t> ports) {
    to_.tell(asyncdemo::ready{start_.time_since_epoch().count(), std::move(ports)});
}

}  // namespace asyncdemo
