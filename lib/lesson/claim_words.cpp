#include "lesson/claim_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "lesson/units.hpp"

namespace asyncdemo {
namespace {

// To start a process may take this long on a busy machine.
constexpr std::chrono::milliseconds surely_overlaps{50};

std::string as_text(const mark& m) { return fmt::format("{} {}", m.lane, m.what); }

}  // namespace

claim_judge overlap(const parameter<duration>& each, claim_judge claimed) {
    return [each, claimed = std::move(claimed)](const side_view& side) {
        finding found = claimed(side);
        const duration length = side[each];
        if (found.holds() || length >= surely_overlaps) return found;
        return cannot_say(fmt::format("with a --{} of {} one may be over before the next begins",
                                      each.name, show_seconds(seconds(length).count())));
    };
}

claim_judge tells_if(bool (*is_so)(const settings&), std::string why_not, claim_judge claimed) {
    return
        [is_so, why_not = std::move(why_not), claimed = std::move(claimed)](const side_view& side) {
            const finding found = claimed(side);
            return found.holds() && !is_so(side.chosen()) ? cannot_say(why_not) : found;
        };
}

claim_judge with_gil(claim_judge claimed) {
    return [claimed = std::move(claimed)](const side_view& side) {
        if (side.counted("gil") == 0) throw not_recorded{};
        return claimed(side);
    };
}

claim_judge without_gil(claim_judge claimed) {
    return [claimed = std::move(claimed)](const side_view& side) {
        if (side.counted("gil") != 0) throw not_recorded{};
        return claimed(side);
    };
}

claim_judge happens_in_order(std::vector<std::string_view> expected) {
    return [expected = std::move(expected)](const side_view& side) {
        std::vector<std::string> happened;
        for (const mark& m : side.marks()) happened.push_back(as_text(m));
        const auto first_other =
            std::mismatch(happened.begin(), happened.end(), expected.begin(), expected.end());
        const auto as_expected = first_other.first - happened.begin();
        const bool is_more = first_other.second == expected.end();
        return exactly(is_more ? std::ssize(happened) : as_expected, std::ssize(expected));
    };
}

claim_judge nothing_outlives(std::string_view last) {
    return [last](const side_view& side) {
        std::optional<double> over_s;
        for (const mark& m : side.marks()) {
            if (as_text(m) == last) over_s = m.at_s;
        }
        // If it never was marked, all is later.
        const auto is_later = [over_s](double at_s) { return !over_s || at_s > *over_s; };
        const auto later_spans = std::count_if(side.spans().begin(), side.spans().end(),
                                               [&](const span& s) { return is_later(s.end_s); });
        const auto later_marks = std::count_if(side.marks().begin(), side.marks().end(),
                                               [&](const mark& m) { return is_later(m.at_s); });
        return exactly(later_spans + later_marks, 0);
    };
}

}  // namespace asyncdemo
