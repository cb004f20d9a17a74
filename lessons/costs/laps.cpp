#include "lessons/costs/laps.hpp"

#include "lesson/median.hpp"
#include "posix/process_figures.hpp"
#include "stage/percentile.hpp"

namespace asyncdemo::lessons::costs {
namespace {

constexpr std::size_t fewest_readings = 100;

}  // namespace

// [coroutine, thread, process, thread-for-each]
laps::laps(stage& on, std::string_view lane, duration time, int in_a_row)
    : on_(on),
      shown_(on.span(lane, "one after the other")),
      until_(on.now() + time),
      in_a_row_(in_a_row),
      left_(in_a_row),
      row_began_(on.now()),
      cpu_before_s_(processor_use_so_far().cpu_s) {}

bool laps::next_row() {
    const duration now = on_.now();
    const double cpu_s = processor_use_so_far().cpu_s;
    laps_.push_back((now - row_began_) / in_a_row_);
    cpu_s_.push_back((cpu_s - cpu_before_s_) / in_a_row_);
    left_ = in_a_row_ - 1;
    cpu_before_s_ = cpu_s;
    row_began_ = on_.now();
    if (now < until_ || laps_.size() < fewest_readings) return true;
    report();
    return false;
}

void laps::report() {
    shown_.reset();
    std::sort(laps_.begin(), laps_.end());
    on_.metric("each_median_ns", median(laps_).count());
    on_.metric("each_p95_ns", percentile(laps_, 95).count());
    on_.metric("each_cpu_ns", 1e9 * median(cpu_s_));
    on_.metric("samples", laps_.size());
}
// [end]

}  // namespace asyncdemo::lessons::costs
