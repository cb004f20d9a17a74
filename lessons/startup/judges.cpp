#include "lessons/startup/judges.hpp"

#include "aio/io/shared_port.hpp"
#include "lessons/startup/load.hpp"

namespace asyncdemo::lessons::startup {
namespace {

constexpr auto is_busy =
    "this machine was so late that most requests came when the server was warm";

// One may connect between the look into the queue and the new door; more if that takes long.
finding unless_held_up(finding found, const side_view& side) {
    if (found.holds() || side.time("closed_s") < 1ms) return found;
    return cannot_say(
        "this machine held the server up between closing one door and opening the next");
}

}  // namespace

claim_judge if_some_come_meanwhile(claim_judge claimed) {
    return tells_if([](const settings& chosen) { return meanwhile(chosen) >= 10; },
                    "hardly any request comes while the new server warms up", std::move(claimed));
}

claim_judge if_some_are_in_hand(claim_judge claimed) {
    return tells_if([](const settings& chosen) { return in_hand(chosen) >= 5; },
                    "the old server has hardly anything in hand when it is stopped",
                    std::move(claimed));
}

finding agrees_with_servers(const side_view& side) {
    return exactly(side.counted("answered"),
                   side.counted("answered_by_old") + side.counted("answered_by_new"));
}

finding answers_500_before_it_is_ready(const side_view& side) {
    const integer too_early = side.counted("too_early");
    if (2 * too_early < meanwhile(side.chosen())) return cannot_say(is_busy);
    return exactly(side.counted("http_500"), too_early);
}

finding refuses_while_it_is_closed(const side_view& side) {
    const seconds closed = side.time("closed_s");
    const seconds late = side.time("lateness_s");
    if (2 * late > closed) return cannot_say(is_busy);
    const double come = side[arrivals].per_second * (closed - late).count();
    return at_least(side.counted("refused"), static_cast<integer>(come) - 2);
}

finding cuts_off_what_is_in_hand(const side_view& side) {
    return at_least(side.counted("cut_off"), side.counted("in_hand"));
}

finding cuts_off_nothing_else(const side_view& side) {
    return unless_held_up(
        at_most(side.counted("cut_off"), side.counted("in_hand") + side.counted("unaccepted") + 1),
        side);
}

finding loses_none_at_shared_port(const side_view& side) {
    finding found = exactly(side.counted("failed"), 0);
    if (found.holds() || aio::can_lead_to_second) return found;
    return cannot_say("this system can't lead connections to one of two servers at a port");
}

finding loses_only_what_was_not_accepted(const side_view& side) {
    return unless_held_up(at_most(side.counted("failed"), side.counted("unaccepted") + 1), side);
}

}  // namespace asyncdemo::lessons::startup
