#include "lessons/backpressure/last_age.hpp"

#include "lessons/backpressure/sides.hpp"

namespace asyncdemo::lessons::backpressure {
namespace {

/// A consumer that is slower than the producer and so, from the first item on, never idle.
class busy_consumer {
public:
    explicit busy_consumer(const settings& chosen)
        : makes(chosen[produce]),
          takes(chosen[consume]),
          last((chosen[run_for] - makes - 1ns) / takes + 1) {}

    const duration makes;
    const duration takes;
    const integer last;  // the number of the item that it takes last, before the end

    [[nodiscard]] duration begins(integer number) const { return makes + (number - 1) * takes; }

    /// Of the last item, if it was made then.
    [[nodiscard]] duration age_if_made_at(duration moment) const {
        return begins(last) + takes - moment;
    }
};

// Without waiting in line an item grows as old as it takes to consume it.
template <class Age>
duration where_a_queue_forms(const settings& chosen, Age age) {
    if (chosen[run_for] <= chosen[produce]) return {};
    if (chosen[consume] <= chosen[produce]) return chosen[consume];
    return age(busy_consumer(chosen));
}

}  // namespace

duration last_age_unbounded(const settings& chosen) {
    return where_a_queue_forms(
        chosen, [](const busy_consumer& by) { return by.age_if_made_at(by.last * by.makes); });
}

// An item is made as soon as the one before it has found room: when the consumer took the one that
// is a queue ahead of that.
duration last_age_bounded(const settings& chosen) {
    return where_a_queue_forms(chosen, [room = chosen[capacity]](const busy_consumer& by) {
        const integer gave_room = by.last - 1 - room;
        const duration at_full_pace = by.last * by.makes;
        return by.age_if_made_at(gave_room < 1 ? at_full_pace
                                               : std::max(at_full_pace, by.begins(gave_room)));
    });
}

// The first item that is made when the consumer has given room is the one that gets in.
duration last_age_dropping_newest(const settings& chosen) {
    return where_a_queue_forms(chosen, [room = chosen[capacity]](const busy_consumer& by) {
        const integer gave_room = by.last - room;
        const duration at_full_pace = by.last * by.makes;
        if (gave_room < 1) return by.age_if_made_at(at_full_pace);
        const duration next = ((by.begins(gave_room) - 1ns) / by.makes + 1) * by.makes;
        return by.age_if_made_at(std::max(at_full_pace, next));
    });
}

// The consumer takes the oldest of those that the queue has kept.
duration last_age_dropping_oldest(const settings& chosen) {
    return where_a_queue_forms(chosen, [room = chosen[capacity]](const busy_consumer& by) {
        const integer made = (by.begins(by.last) - 1ns) / by.makes;  // before it takes
        return by.age_if_made_at(std::max(by.last, made - room + 1) * by.makes);
    });
}

// The first item is made when one could have been consumed.
duration last_age_regulated(const settings& chosen) {
    return chosen[run_for] <= std::max(chosen[produce], chosen[consume]) ? 0ns : chosen[consume];
}

}  // namespace asyncdemo::lessons::backpressure
