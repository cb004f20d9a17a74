#include "asyncdemo/room/room_members.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <tuple>

#include "report/short_text.hpp"

namespace asyncdemo {

std::string random_token() {
    std::random_device system;  // of the kernel's generator
    std::string token;
    for (int i = 0; i < 4; ++i) token += fmt::format("{:08x}", system());
    return token;
}

std::optional<arrival> room_members::join(std::string_view token) {
    const auto known = by_token_.find(token);
    std::optional<arrival> came;
    if (known != by_token_.end()) {
        came = {known->second, false};
    } else if (const std::optional<member_number> place = free_number()) {
        all_[*place] = {.token = make_token_(), .name = {}};
        by_token_[all_[*place].token] = *place;
        came = {*place, true};
    }
    if (came && all_[came->who].connections++ == 0) ++here_;
    return came;
}

// A place that is new, or that of somebody who is forgotten.
std::optional<member_number> room_members::free_number() {
    if (all_.size() < most_members) {
        all_.emplace_back();
        return all_.size() - 1;
    }
    const auto is_rather_forgotten = [](const member& a, const member& b) {
        const auto rank = [](const member& m) {
            return std::tuple(m.connections > 0, m.has_voted, m.left_as);
        };
        return rank(a) < rank(b);
    };
    const auto first = std::min_element(all_.begin(), all_.end(), is_rather_forgotten);
    if (first->connections > 0) return std::nullopt;
    by_token_.erase(first->token);
    return static_cast<member_number>(first - all_.begin());
}

void room_members::leave(member_number who) {
    if (--all_[who].connections > 0) return;
    all_[who].left_as = ++leavings_;
    --here_;
}

void room_members::rename(member_number who, std::string_view typed) {
    all_[who].name = short_text(typed);
}

std::vector<std::string> room_members::names_here(std::size_t most) const {
    std::vector<std::string> names;
    for (auto m = all_.rbegin(); m != all_.rend() && names.size() < most; ++m) {
        if (m->connections > 0 && !m->name.empty()) names.push_back(m->name);
    }
    return names;
}

}  // namespace asyncdemo
