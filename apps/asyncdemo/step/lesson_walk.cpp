#include "asyncdemo/step/lesson_walk.hpp"

#include <algorithm>
#include <utility>

namespace asyncdemo {
namespace {

using kind = lesson_step::kind;

constexpr double slower = 0.5;
constexpr double slowest = 1.0 / 16;

}  // namespace

lesson_walk::lesson_walk(std::vector<lesson_step> steps, std::string_view begin_with)
    : steps_(std::move(steps)), at_(begin_of_part(steps_, begin_with)) {}

std::optional<lesson_end> lesson_walk::go(wish wanted) {
    const bool is_last = at_ + 1 == steps_.size();
    const bool has_seen_all = is_last && !skipped_from_;
    has_just_begun_ = false;
    speed_ = wanted == wish::replay ? std::max(slowest, speed_ * slower) : 1;
    if (wanted == wish::quit) return has_seen_all ? lesson_end::done_and_quit : lesson_end::quit;
    if (wanted == wish::previous_lesson) return lesson_end::previous_lesson;
    if (wanted == wish::next_lesson && !is_last) return lesson_end::next_lesson;
    if (wanted == wish::skip) skipped_from_ = part_of(now());
    const std::size_t to = step_for(wanted);
    if (to == steps_.size()) return has_seen_all ? lesson_end::done : lesson_end::skipped;
    at_ = to;
    return std::nullopt;
}

// Behind the last one when there is none left.
std::size_t lesson_walk::step_for(wish wanted) const {
    switch (wanted) {
        case wish::back:
            return at_ - 1;
        case wish::beginning:
            return 0;
        case wish::skip:
            return first_of_kind(steps_, kind::overview);
        case wish::vote:
            return find(kind::predict).value_or(at_);
        case wish::replay:
            return find(kind::run).value_or(at_);
        case wish::parameter:  // it has been changed
            return at_;
        default:
            return at_ + 1;
    }
}

std::optional<std::size_t> lesson_walk::find(kind of_this_side) const {
    const lesson_step wanted{of_this_side, now().of};
    const auto found = std::find(steps_.begin(), steps_.end(), wanted);
    if (found == steps_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - steps_.begin());
}

std::string lesson_walk::part_reached() const {
    return skipped_from_.value_or(std::string(part_of(now())));
}

void lesson_walk::change(std::vector<lesson_step> steps) {
    const lesson_step before = now();
    steps_ = std::move(steps);
    at_ = before.of != nullptr ? begin_of_part(steps_, before.of->name)
                               : first_of_kind(steps_, before.is);
}

}  // namespace asyncdemo
