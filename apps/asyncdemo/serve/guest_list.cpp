#include "asyncdemo/serve/guest_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "asyncdemo/serve/unnoticed_wait.hpp"
#include "lesson/median.hpp"
#include "report/text_layout.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t most_kept = 10'000;
constexpr std::size_t most_listed = 20;
constexpr std::size_t most_outcomes = 12;
constexpr auto columns = "{:>6}  {:>5}  {}  {:>8}  {}";
constexpr std::size_t room_for_who = 21;  // an address of IPv4

std::string show_moment(duration at) {
    const auto whole = std::chrono::floor<std::chrono::seconds>(at).count();
    return fmt::format("{:02}:{:02}", whole / 60, whole % 60);
}

std::string show_wait(duration wait) {
    return wait < unnoticed_wait ? "at once" : show_seconds(seconds(wait).count());
}

duration wait_of(const client_seen& c) { return duration(c.at_ns - c.since_ns); }

ink ink_of(std::string_view outcome) {
    const bool is_good = outcome.starts_with("answered") || outcome.starts_with("accepted");
    return is_good ? ink::good : ink::doubtful;
}

// Who calls itself something is known by that, as far as there is room; an address is never cut.
std::string cell_of(const client_seen& c, const terminal_style& style) {
    if (c.name.empty()) return pad_right(c.who, room_for_who);
    const std::string name = style.is_ascii ? visible_in_ascii(c.name) : visible(c.name);
    return pad_right(shorten(name, room_for_who, style.sign("…", "~")), room_for_who);
}

// Without what is different each time: how many are in a queue, or which item it was.
std::string outcome_of(const client_seen& c) {
    const std::string outcome = c.what.substr(0, c.what.find(';'));
    constexpr std::string_view numbered = " as item ";
    return outcome.substr(0, outcome.find(numbered));
}

/// Those who came out in one way.
struct outcome_row {
    std::string what;
    std::vector<duration> waits = {};
};

std::vector<outcome_row> outcomes_of(const std::vector<client_seen>& clients) {
    std::vector<outcome_row> rows;
    for (const client_seen& c : clients) {
        const std::string what = rows.size() < most_outcomes ? outcome_of(c) : "another end";
        auto found = std::find_if(rows.begin(), rows.end(),
                                  [&what](const outcome_row& r) { return r.what == what; });
        if (found == rows.end()) found = rows.insert(rows.end(), outcome_row{what});
        found->waits.push_back(wait_of(c));
    }
    std::sort(rows.begin(), rows.end(), [](const outcome_row& a, const outcome_row& b) {
        return std::pair(b.waits.size(), std::string_view(a.what)) <
               std::pair(a.waits.size(), std::string_view(b.what));
    });
    return rows;
}

std::string summed_up(const std::vector<client_seen>& clients, const terminal_style& style) {
    constexpr auto summed = "{:>7}  {:>11}  {:>12}  {}";
    std::string text = style.paint(ink::strong, fmt::format(summed, "clients", "median wait",
                                                            "longest wait", "what became")) +
                       "\n";
    for (outcome_row& r : outcomes_of(clients)) {
        const duration longest = *std::max_element(r.waits.begin(), r.waits.end());
        const std::size_t how_many = r.waits.size();
        text += fmt::format(summed, how_many, show_wait(median(std::move(r.waits))),
                            show_wait(longest), style.paint(ink_of(r.what), r.what)) +
                "\n";
    }
    return text;
}

}  // namespace

std::string guest_list::heading() const {
    return style_.paint(ink::strong,
                        fmt::format(columns, "time", "port", pad_right("who", room_for_who),
                                    "waited", "what became")) +
           "\n";
}

std::string guest_list::line(const client_seen& c) const {
    const ink color = c.state == client_state::over ? ink_of(c.what) : ink::faint;
    return fmt::format(columns, show_moment(duration(c.at_ns)), c.port, cell_of(c, style_),
                       show_wait(wait_of(c)), style_.paint(color, c.what)) +
           "\n";
}

std::string guest_list::knocked(std::uint16_t port, const std::string& who, std::int64_t at_ns) {
    const client_seen c{port, who, at_ns, at_ns, "knocks, not accepted yet", client_state::waiting};
    present_.insert_or_assign({port, who}, c);
    return style_.paint(ink::faint, fmt::format(columns, show_moment(duration(at_ns)), port,
                                                cell_of(c, style_), "", c.what)) +
           "\n";
}

std::string guest_list::saw(const client_seen& c) {
    if (c.state == client_state::over) {
        present_.erase({c.port, c.who});
        settle(c);
        return line(c);
    }
    client_seen& known = present_.insert_or_assign({c.port, c.who}, c).first->second;
    if (!c.what.empty()) return line(c);
    known.what = "waits";
    return {};
}

void guest_list::settle(const client_seen& c) {
    ++settled_count_;
    settled_.push_back(c);
    if (settled_.size() > most_kept) settled_.pop_front();
}

void guest_list::cut_off(std::int64_t at_ns) {
    for (auto& [who, last] : present_) {
        if (last.state == client_state::idle) last.since_ns = at_ns;  // it waited for nothing
        last.at_ns = at_ns;
        last.what = "cut off: another side was opened";
        last.state = client_state::over;
        settle(last);
    }
    present_.clear();
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
    for (const client_seen& c : clients) text += line(c);
    return text + waits_of(clients, open);
}

std::string guest_list::summary(duration open) const {
    const std::vector<client_seen> clients = all(open);
    if (clients.size() <= most_listed) return table(open);
    return "\n" + summed_up(clients, style_) + waits_of(clients, open);
}

std::string guest_list::waits_of(const std::vector<client_seen>& clients, duration open) const {
    std::vector<duration> waits;
    for (const client_seen& c : clients) waits.push_back(wait_of(c));
    const duration longest = *std::max_element(waits.begin(), waits.end());
    return fmt::format("\n{} in {}: the median wait {}, the longest {}.\n",
                       settled_count_ + present_.size(), show_moment(open),
                       show_wait(median(std::move(waits))), show_wait(longest));
}

}  // namespace asyncdemo
