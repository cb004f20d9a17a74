#include "lessons/amdahl/sides.hpp"

#include <latch>
#include <mutex>

#include "lessons/amdahl/formula.hpp"
#include "lessons/amdahl/scaling.hpp"
#include "stage/counting.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo::lessons::amdahl {

// [serial-80, serial-50, serial-5]
void split(stage& on, duration length, integer among) {
    std::latch all_are_here(among);
    in_threads(among, [&](integer worker) {
        const auto shown = on.span(fmt::format("worker {}", worker), "shares");
        all_are_here.arrive_and_wait();
        count_up(counted_in(length / among));  // as far as one processor gets in that time
    });
}
// [end]

// [one-lock]
void split_behind_one_lock(stage& on, duration length, integer among) {
    std::mutex results;
    in_threads(among, [&](integer worker) {
        const std::lock_guard held(results);  // for all of the work, not for its result
        const auto shown = on.span(fmt::format("worker {}", worker), "shares");
        count_up(counted_in(length / among));
    });
}
// [end]

// [serial-80, serial-50, serial-5, one-lock]
template <int percent, auto split_the_rest = split>
void one_worker_and_more(stage& on) {
    constexpr double serial = percent / 100.0;
    const duration alone = std::chrono::round<duration>(serial * on[job]);
    scaling measured(on);
    for (integer n = 1; n <= on[workers]; ++n) {
        {
            const auto shown = on.span("worker 1", "works alone");
            count_up(counted_in(alone));  // the others could work, but they wait
        }
        split_the_rest(on, on[job] - alone, n);
        measured.ends(n, formula(serial, n));
    }
    on.metric("limit", 1 / serial);
}
// [end]

// [serial-80]
void serial_80(stage& on) { one_worker_and_more<80>(on); }
// [end]

// [serial-50]
void serial_50(stage& on) { one_worker_and_more<50>(on); }
// [end]

// [serial-5]
void serial_5(stage& on) { one_worker_and_more<5>(on); }
// [end]

// [one-lock]
void one_lock(stage& on) { one_worker_and_more<5, split_behind_one_lock>(on); }
// [end]

}  // namespace asyncdemo::lessons::amdahl
