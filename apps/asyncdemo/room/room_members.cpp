#include "asyncdemo/room/room_members.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "report/short_text.hpp"

namespace asyncdemo {

std::string random_token() {
    std::random_device system;  // of the kernel's generator
    std::string token;
    for (int i = 0; i < 4; ++i) token += fmt::format("{:08x}", system());
    return token;
}

std::optional<member_number> room_members::join(std::string_view token) {
    const auto known = by_token_.find(token);
    std::optional<member_number> who;
    if (known != by_token_.end()) {
        who = known->second;
    } else {
        who = free_number();
        if (!who) return std::nullopt;
        all_[*who] = {.token = make_token_(), .name = {}};
        by_token_[all_[*who].token] = *who;
    }
    if (all_[*who].connections++ == 0) ++here_;
    return who;
}

// A place that is new, or that of somebody who has left without a vote.
std::optional<member_number> room_members::free_number() {
    if (all_.size() < most_members) {
        all_.emplace_back();
        return all_.size() - 1;
    }
    const auto idle = std::find_if(all_.begin(), all_.end(), [](const member& m) {
        return m.connections == 0 && !m.has_voted;
    });
    if (idle == all_.end()) return std::nullopt;
    by_token_.erase(idle->token);
    return static_cast<member_number>(idle - all_.begin());
}

void room_members::leave(member_number who) {
    if (--all_[who].connections == 0) --here_;
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
