#include "lessons/flow-control/judges.hpp"

#include "lessons/flow-control/item_numbers.hpp"
#include "lessons/flow-control/sides.hpp"
#include "lessons/flow-control/upload.hpp"

namespace asyncdemo::lessons::flow_control {
namespace {

constexpr double clearly_longer = 1.2;
constexpr integer fewest = 20;
constexpr auto keeps_up = "the service hardly falls behind: nearly nothing has to wait";

// Behind the last item, when it is accepted at the earliest, are those that the queue holds, and
// one that is being passed on.
seconds time_for_all_but(const settings& chosen, integer still_there) {
    const integer passed_on = std::max<integer>(0, chosen[items] - still_there - 1);
    return passed_on * seconds(chosen[passes_on].interval());
}

// Of the items, how many the service can't have passed on before the last one was sent.
integer surplus(const side_view& side) {
    const double passed_on_meanwhile = side[passes_on].per_second * side.time("upload_s").count();
    return side[items] - static_cast<integer>(passed_on_meanwhile) - 2;
}

bool has(const std::vector<integer>& numbers, integer wanted) {
    return std::binary_search(numbers.begin(), numbers.end(), wanted);
}

}  // namespace

seconds held_back(const settings& chosen) { return time_for_all_but(chosen, chosen[queue] + 1); }

bool is_held_back(const settings& chosen) {
    return held_back(chosen) > clearly_longer * seconds(at_pace_of_client(chosen));
}

finding accounts_for_every_item(const side_view& side) {
    const std::vector<integer> accepted = numbers_of(side.rows(), accepted_items);
    const std::vector<integer> refused = numbers_of(side.rows(), refused_items);
    const std::vector<integer> passed_on = numbers_of(side.rows(), passed_on_items);
    integer accounted = 0;
    for (integer i = 1; i <= side[items]; ++i) {
        const bool is_accepted = has(accepted, i);
        const auto times = std::count(passed_on.begin(), passed_on.end(), i);
        if (is_accepted != has(refused, i) && times == (is_accepted ? 1 : 0)) ++accounted;
    }
    return exactly(accounted, side[items]);
}

finding piles_up_in_service(const side_view& side) {
    const integer left = surplus(side);
    if (left < fewest) return cannot_say(keeps_up);
    return at_least(side.counted("most_waiting"), left);
}

finding passes_on_ever_older_items(const side_view& side) {
    const integer left = surplus(side);
    if (left < fewest) return cannot_say(keeps_up);
    return at_least(side.time("age_max_s"), left * seconds(side[passes_on].interval()));
}

finding fills_memory(const side_view& side) {
    constexpr double least_kb = 2000;
    const double content = side.metric("most_waiting") * static_cast<double>(side[item_kb]);
    finding found = at_least_kilobytes(side.metric("memory_growth_kb"), 0.5 * content);
    if (found.holds() || content >= least_kb) return found;
    return cannot_say("the items are too small to be told from the program's own memory");
}

finding slows_the_writing(const side_view& side) {
    const integer on_their_way = side[queue] + side.counted("most_underway") + 1;
    const seconds least = time_for_all_but(side.chosen(), on_their_way);
    if (least < clearly_longer * seconds(at_pace_of_client(side.chosen()))) {
        return cannot_say("what the system holds on the way makes up for the slow service");
    }
    return at_least(side.time("upload_s"), least);
}

finding refuses_what_has_no_room(const side_view& side) {
    const integer left = surplus(side) - side[queue];
    if (left < 1) return cannot_say(keeps_up);
    return at_least(side.counted("refused"), left);
}

finding holds_back_less(const side_view& side) {
    constexpr duration each_costs_nothing = 1ms;
    const double ratio = side.time("upload_s") / side.beside("bounded").time("upload_s");
    finding found = at_most_factor(ratio, 0.9);
    if (found.holds() || side[sends].interval() >= each_costs_nothing) return found;
    return cannot_say("so many items a second keep the machine busier than the service");
}

}  // namespace asyncdemo::lessons::flow_control
