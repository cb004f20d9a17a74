#include "asyncdemo/serve/guest_names.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <utility>

namespace asyncdemo {
namespace {

// Of those who have left, so that a server that is open for long remembers no more.
constexpr std::size_t most_remembered = 10'000;

// From the announcement until the system tells of a client that is not accepted.
constexpr std::chrono::seconds announced_for{3};

}  // namespace

std::string_view host_of(std::string_view who) {
    std::string_view host = who.substr(0, who.rfind(':'));
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    return host;
}

std::string guest_names::enter(const std::string& who, const std::string& told) {
    const std::string host(host_of(who));
    const std::string name = take_announced(host, told);
    if (!name.empty()) return take(name, who);
    const auto before = known_.find(who);
    if (before != known_.end() && is_free(before->second, host)) return take(before->second, who);
    for (const std::string& nameless : nameless_[host]) {
        if (is_free(nameless, host)) return take(nameless, who);
    }
    return next_guest(who);
}

void guest_names::announce(const std::string& host, const std::string& name) {
    if (present_.contains(name) || announced_.size() >= most_remembered) return;
    std::deque<announcement>& here = announced_[host];
    if (here.size() < most_remembered) here.push_back({name, std::chrono::steady_clock::now()});
}

// What it told itself, which settles the announcement of that name; else the next one announced.
std::string guest_names::take_announced(const std::string& host, const std::string& told) {
    const auto found = announced_.find(host);
    if (found == announced_.end()) return told;
    std::deque<announcement>& here = found->second;
    const auto oldest = std::chrono::steady_clock::now() - announced_for;
    std::erase_if(here, [&](const announcement& a) { return a.made < oldest || a.name == told; });
    std::string name = told;
    if (told.empty() && !here.empty()) {
        name = std::move(here.front().name);
        here.pop_front();
    }
    if (here.empty()) announced_.erase(found);
    return name;
}

bool guest_names::is_free(const std::string& name, std::string_view host) const {
    if (present_.contains(name)) return false;
    const auto owner = owners_.find(name);
    return owner == owners_.end() || owner->second == host;
}

// "Ana", or "Ana 2" where there is an Ana already.
std::string guest_names::take(const std::string& name, const std::string& who) {
    const std::string host(host_of(who));
    std::string taken = name;
    for (int i = 2; !is_free(taken, host); ++i) taken = fmt::format("{} {}", name, i);
    if (owners_.size() > most_remembered) owners_.clear();
    if (known_.size() > most_remembered) known_.clear();
    owners_.insert_or_assign(taken, host);
    known_.insert_or_assign(who, taken);
    present_.insert(taken);
    return taken;
}

std::string guest_names::next_guest(const std::string& who) {
    const std::string name = take(fmt::format("guest {}", ++guests_), who);
    if (nameless_.size() > most_remembered) nameless_.clear();
    nameless_[std::string(host_of(who))].push_back(name);
    return name;
}

}  // namespace asyncdemo
