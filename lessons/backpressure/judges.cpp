#include "lessons/backpressure/judges.hpp"

#include <string>
#include <utility>

#include "lessons/backpressure/sides.hpp"

namespace asyncdemo::lessons::backpressure {
namespace {

// How many more are made than consumed in a second, as a share of what is made.
double surplus(const side_view& side) {
    return 1 - seconds(side[produce]).count() / seconds(side[consume]).count();
}

// Why the queue of `unbounded` can't be seen to grow; empty when it can.
std::string hardly_grows(const side_view& side) {
    constexpr integer fewest = 20;
    if (surplus(side) < 0.5) return "the producer is hardly faster than the consumer here";
    if (side[run_for] < fewest * side[consume]) return "hardly any items are consumed within --for";
    return {};
}

// The longest time from one sample to the next: the whole side stood still meanwhile.
double longest_gap_s(const series& of) {
    double longest = 0;
    for (std::size_t i = 1; i < of.points.size(); ++i) {
        longest = std::max(longest, of.points[i].first - of.points[i - 1].first);
    }
    return longest;
}

// True when the producer made much less than was asked for, with waits below the grain of the
// timers: then less piled up than the surplus says.
bool falls_behind(const side_view& side) {
    const bool is_fine = side.chosen().clock == clock_kind::real && side[produce] < 1ms;
    const integer asked = side[run_for] / side[produce];
    return is_fine && side.counted("made") < asked - asked / 10;
}

}  // namespace

// The first and the last item may be counted either way.
bool outgrows_capacity(const settings& chosen) {
    const integer left = chosen[run_for] / chosen[produce] - chosen[run_for] / chosen[consume];
    return left >= chosen[capacity] + 4;
}

finding accounts_for_every_item(const side_view& side) {
    return exactly(side.counted("made"),
                   side.counted("consumed") + side.counted("dropped") + side.counted("left"));
}

finding stays_short_without_bound(const side_view& side) {
    finding found = at_most(side.counted("peak_depth"), side[capacity]);
    const bool is_real = side.chosen().clock == clock_kind::real;
    if (found.holds() || !is_real || (side[consume] >= 5ms && side[capacity] >= 4)) return found;
    return cannot_say("the timers of this machine are too coarse for such short waits and queues");
}

finding depth_grows(const side_view& side) {
    if (std::string why = hardly_grows(side); !why.empty()) return cannot_say(std::move(why));
    const series& depth = side.find_series("queue depth");
    const double half_s = seconds(side[run_for]).count() / 2;
    // Not the last sample: that may be from before the end, when the machine was late.
    const double at_half = std::max(1.0, depth.value_at(half_s));
    finding found = at_least_factor(side.metric("left") / at_half, 1.5);
    if (found.holds()) return found;
    if (falls_behind(side)) return cannot_say("this machine can't make items as fast as that");
    const double gap_s = longest_gap_s(depth);
    if (gap_s < half_s / 5) return found;
    return cannot_say(fmt::format("the machine let it stand still for {}", show_seconds(gap_s)));
}

finding age_grows(const side_view& side) {
    if (std::string why = hardly_grows(side); !why.empty()) return cannot_say(std::move(why));
    return at_least(side.time("age_last_s"), 0.8 * surplus(side) * seconds(side[run_for]));
}

finding memory_grows(const side_view& side) {
    if (std::string why = hardly_grows(side); !why.empty()) return cannot_say(std::move(why));
    constexpr double least_kb = 2000;
    const double content = side.metric("left") * static_cast<double>(side[item_kb]);
    finding found = at_least_kilobytes(side.metric("memory_growth_kb"), 0.5 * content);
    if (found.holds() || content >= least_kb) return found;
    return cannot_say("the items are too small to be told from the program's own memory");
}

finding producer_is_held_back(const side_view& side) {
    return at_most(side.counted("made"), side.counted("consumed") + side[capacity] + 1);
}

finding is_fresher_than_dropping_newest(const side_view& side) {
    if (std::string why = hardly_grows(side); !why.empty()) return cannot_say(std::move(why));
    if (side[capacity] < 4) return cannot_say("so short a queue has no old items");
    finding found =
        at_most(side.time("age_median_s"), 0.8 * side.beside("drop-newest").time("age_median_s"));
    // It has to fill and empty a few times before most of what is consumed has found it full.
    const bool is_mostly_full = 4 * side[capacity] * side[consume] <= side[run_for];
    if (found.holds() || is_mostly_full) return found;
    return cannot_say("a queue of this --capacity is hardly ever full within --for");
}

}  // namespace asyncdemo::lessons::backpressure
