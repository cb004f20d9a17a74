#include "lesson/model_claims.hpp"

#include <cmath>
#include <utility>

namespace asyncdemo {

namespace {

constexpr double fewest_for_an_average = 100;

}  // namespace

claim_judge agrees_with(std::string_view measured, std::vector<std::string_view> times,
                        double share) {
    return [measured, times = std::move(times), share](const side_view& model) {
        const side_view other = model.beside(measured);
        finding worst = within_margin(seconds(0), seconds(0));
        double worst_share = -1;
        for (const std::string_view name : times) {
            const seconds right = other.time(name);
            const seconds off = std::chrono::abs(model.time(name) - right);
            const double part = off.count() == 0 ? 0 : off / right;
            if (part <= worst_share) continue;
            worst_share = part;
            worst = within_margin(off, share * right);
        }
        return worst;
    };
}

claim_judge keeps_littles_law(double share) {
    return [share](const side_view& model) {
        const double by_law = model.metric("inside_by_littles_law");
        if (by_law < 1) {
            return cannot_say("fewer than one is inside on average: occasional looks miss it");
        }
        const double off = std::abs(model.metric("inside_mean") / by_law - 1);
        const seconds stay = model.time("stay_mean_s");
        finding found = within_margin(off * stay, share * stay);
        const double passed = by_law * (model.wall() / stay);
        if (found.holds() || passed >= fewest_for_an_average) return found;
        return cannot_say("so few pass through that occasional looks say little of them");
    };
}

}  // namespace asyncdemo
