#include "crowd/observations.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <nlohmann/json.hpp>
#include <vector>

namespace asyncdemo::crowd {
namespace {

using json = nlohmann::ordered_json;

double ms(aio::duration d) { return std::chrono::duration<double, std::milli>(d).count(); }

// Everybody gets it at the same time; other messages are for one, or for who comes late.
bool is_told_to_all(std::string_view text) { return text.starts_with(R"({"kind":"grow")"); }

json counts(const auto& by_name) {
    json all = json::object();
    for (const auto& [name, count] : by_name) {
        if constexpr (requires { std::to_string(name); }) {
            all[std::to_string(name)] = count;
        } else {
            all[name] = count;
        }
    }
    return all;
}

}  // namespace

void observations::heard(std::string_view text, aio::time_point now) {
    ++messages_;
    bytes_ += text.size();
    if (!is_told_to_all(text)) return;
    receipt& r = told_to_all_[std::hash<std::string_view>()(text)];
    if (r.count == 0) r.first = now;
    r.last = now;
    ++r.count;
}

aio::duration observations::longest_spread() const {
    aio::duration longest{0};
    for (const auto& [hash, r] : told_to_all_) longest = std::max(longest, r.last - r.first);
    return longest;
}

std::string observations::to_json(std::size_t people) const {
    std::vector<aio::duration> spreads;
    std::size_t heard_by_all = 0;
    for (const auto& [hash, r] : told_to_all_) {
        spreads.push_back(r.last - r.first);
        if (r.count >= people) ++heard_by_all;
    }
    std::sort(spreads.begin(), spreads.end());
    const auto at = [&](double share) {
        return spreads.empty() ? json()
                               : json(ms(spreads[static_cast<std::size_t>(
                                     share * static_cast<double>(spreads.size() - 1))]));
    };
    const json all{{"well_behaved", people},
                   {"opened", opened_},
                   {"refused", counts(refused_)},
                   {"failed_to_connect", failed_},
                   {"closed", counts(closed_)},
                   {"well_behaved_lost", lost_},
                   {"votes", votes_},
                   {"messages", messages_},
                   {"bytes", bytes_},
                   {"slow_reads", slow_reads_},
                   {"told_to_all", told_to_all_.size()},
                   {"heard_by_all", heard_by_all},
                   {"spread_ms", {{"median", at(0.5)}, {"p99", at(0.99)}, {"longest", at(1)}}},
                   {"longest_gap_ms", ms(longest_gap_)}};
    return all.dump(2) + "\n";
}

}  // namespace asyncdemo::crowd
