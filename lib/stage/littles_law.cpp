#include "stage/littles_law.hpp"

#include <cmath>

#include "aio/sleep.hpp"

namespace asyncdemo {
namespace {

constexpr int looks = 200;
constexpr int turns_for_others = 8;
constexpr double golden_ratio = 1.6180339887498949;

}  // namespace

aio::task<> littles_law::watch(std::function<integer()> inside) {
    for (int i = 0; i < looks; ++i) {
        // Multiples of the golden ratio leave no gap in a unit, and never come back to a place.
        const double place = std::fmod(i * golden_ratio, 1);
        const double share = (i + place) / looks;
        co_await aio::sleep_until(on_.start() +
                                  std::chrono::round<duration>(share * seconds(length_)));
        // The timers of a loop have a grain, so looks fall together with those who come and go:
        // these go first, or one who has gone would be seen and the next, who comes at once, not.
        for (int turn = 0; turn < turns_for_others; ++turn) co_await aio::yield();
        look(inside());
        on_.progress(share);
    }
}

// What was seen holds until the next look. That may be late, but then so is everybody who would
// have come or gone in the meantime.
void littles_law::look(integer inside) {
    const duration now = on_.now();
    area_s_ += static_cast<double>(seen_) * seconds(now - looked_at_).count();
    looked_at_ = now;
    seen_ = inside;
    on_.sample("inside", static_cast<double>(inside));
}

void littles_law::report(integer inside) {
    look(inside);
    const double length_s = seconds(looked_at_).count();
    if (length_s <= 0 || count_ == 0) return;
    const double rate = static_cast<double>(count_) / length_s;
    const double stay_s = stays_s_ / static_cast<double>(count_);
    on_.metric("inside_mean", area_s_ / length_s);
    on_.metric("inside_by_littles_law", rate * stay_s);
    on_.metric("stay_mean_s", stay_s);
}

}  // namespace asyncdemo
