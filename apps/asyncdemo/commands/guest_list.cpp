#include "asyncdemo/commands/guest_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lesson/median.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t most_kept = 10'000;
constexpr auto columns = "{:>6}  {:>5}  {:<21}  {:>8}  {}";

// Nobody notices less, and the system's own account of a wait is no finer.
constexpr std::chrono::milliseconds unnoticed{10};

std::string show_moment(duration at) {
    const auto whole = std::chrono::floor<std::chrono::seconds>(at).count();
    return fmt::format("{:02}:{:02}", whole / 60, whole % 60);
}

std::string show_wait(duration wait) {
    return wait < unnoticed ? "at once" : show_seconds(seconds(wait).count());
}

duration wait_of(const client_seen& c) { return duration(c.at_ns - c.since_ns); }

ink ink_of(const client_seen& c) {
    if (c.state != client_state::over) return ink::faint;
    const bool is_good = c.what.starts_with("answered") || c.what.starts_with("accepted");
    return is_good ? ink::good : ink::doubtful;
}

}  // namespace

std::string guest_list::heading() const {
    return style_.paint(ink::strong,
                        fmt::format(columns, "time", "port", "who", "waited", "what became")) +
           "\n";
}

std::string guest_list::line(const client_seen& c) const {
    return fmt::format(columns, show_moment(duration(c.at_ns)), c.port, c.who,
                       show_wait(wait_of(c)), style_.paint(ink_of(c), c.what)) +
           "\n";
}

std::string guest_list::knocked(std::uint16_t port, const std::string& who, std::int64_t at_ns) {
    const client_seen c{port, who, at_ns, at_ns, "knocks, not accepted yet", client_state::waiting};
    present_.insert_or_assign({port, who}, c);
    return style_.paint(ink::faint,
                        fmt::format(columns, show_moment(duration(at_ns)), port, who, "", c.what)) +
           "\n";
}

std::string guest_list::saw(const client_seen& c) {
    if (c.state != client_state::over) {
        present_.insert_or_assign({c.port, c.who}, c);
        return line(c);
    }
    present_.erase({c.port, c.who});
    ++settled_count_;
    settled_.push_back(c);
    if (settled_.size() > most_kept) settled_.pop_front();
    return line(c);
}

// Those who were still there at the end come last.
std::vector<client_seen> guest_list::all(duration open) const {
    std::vector<client_seen> clients(settled_.begin(), settled_.end());
    for (const auto& [who, last] : present_) {
        clients.push_back(last);
        if (last.state == client_state::idle) continue;  // it waited for nothing
        clients.back().at_ns = open.count();
        clients.back().what = "was still waiting at the end";
    }
    return clients;
}

std::string guest_list::table(duration open) const {
    const std::vector<client_seen> clients = all(open);
    if (clients.empty()) return fmt::format("Nobody came in {}.\n", show_moment(open));
    std::string text = "\n" + heading();
    if (settled_count_ > settled_.size()) {
        text +=
            fmt::format("{:>6}  {} more before these\n", "...", settled_count_ - settled_.size());
    }
    std::vector<duration> waits;
    for (const client_seen& c : clients) {
        text += line(c);
        waits.push_back(wait_of(c));
    }
    const duration longest = *std::max_element(waits.begin(), waits.end());
    return text + fmt::format("\n{} in {}: the median wait {}, the longest {}.\n",
                              settled_count_ + present_.size(), show_moment(open),
                              show_wait(median(std::move(waits))), show_wait(longest));
}

}  // namespace asyncdemo
