#include "asyncdemo/serve/guest_names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/utf8.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo {
namespace {

// Of those who have left, so that a server that is open for long remembers no more.
constexpr std::size_t most_remembered = 10'000;

}  // namespace

std::string shown_name(std::string_view told) {
    std::string name;
    std::size_t length = 0;
    bool is_after_blank = true;  // none at the beginning
    while (!told.empty() && length < longest_name) {
        const utf8_character c = first_character(told);
        const std::string_view bytes = told.substr(0, c.length);
        told.remove_prefix(c.length);
        if (needs_escape(c) || (bytes == " " && is_after_blank)) continue;
        is_after_blank = bytes == " ";
        name += bytes;
        ++length;
    }
    while (name.ends_with(' ')) name.pop_back();
    return name;
}

std::string_view host_of(std::string_view who) { return who.substr(0, who.rfind(':')); }

std::string guest_names::enter(const std::string& who, const std::string& told) {
    const std::string host(host_of(who));
    if (!told.empty()) return take(told, who);
    if (const auto next = announced_.find(host); next != announced_.end()) {
        const std::string name = next->second;
        announced_.erase(next);
        return take(name, who);
    }
    const auto before = known_.find(who);
    if (before != known_.end() && is_free(before->second, host)) return take(before->second, who);
    for (const std::string& name : nameless_[host]) {
        if (is_free(name, host)) return take(name, who);
    }
    return next_guest(who);
}

void guest_names::announce(const std::string& host, const std::string& name) {
    if (announced_.size() < most_remembered) announced_.insert_or_assign(host, name);
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
