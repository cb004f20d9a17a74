#include "asyncdemo/room/ballot.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace asyncdemo {
namespace {

constexpr std::size_t most_other_rows = 8;

std::size_t place_of(int round) { return static_cast<std::size_t>(round) - 1; }

std::size_t votes_in(const histogram_row& r) { return r.count[0] + r.count[1]; }

struct counted_answer {
    double value = 0;
    bool is_choice = false;
    histogram_row row;
};

// The most frequent ones stay as they are; the others become one row.
void sum_up_rare(std::vector<counted_answer>& others, histogram_row& rest) {
    if (others.size() <= most_other_rows) return;
    std::sort(others.begin(), others.end(), [](const auto& a, const auto& b) {
        return std::tuple(votes_in(b.row), a.value) < std::tuple(votes_in(a.row), b.value);
    });
    for (std::size_t i = most_other_rows; i < others.size(); ++i) {
        for (std::size_t round = 0; round < vote_rounds; ++round) {
            rest.count[round] += others[i].row.count[round];
        }
    }
    others.resize(most_other_rows);
}

// By their size; the rare ones come last, as one.
std::vector<histogram_row> in_order(std::map<std::string, counted_answer> counted) {
    std::vector<counted_answer> rows;
    std::vector<counted_answer> others;
    for (auto& [text, answer] : counted) {
        (answer.is_choice ? rows : others).push_back(std::move(answer));
    }
    histogram_row rest{.answer = "other answers"};
    sum_up_rare(others, rest);
    std::move(others.begin(), others.end(), std::back_inserter(rows));
    std::sort(rows.begin(), rows.end(),
              [](const auto& a, const auto& b) { return a.value < b.value; });
    std::vector<histogram_row> shown;
    for (counted_answer& r : rows) shown.push_back(std::move(r.row));
    if (votes_in(rest) > 0) shown.push_back(std::move(rest));
    return shown;
}

}  // namespace

void ballot::cast(member_number who, int round, const quantity& said) {
    votes_[who][place_of(round)] = said;
}

void ballot::carry_over() {
    for (auto& [who, said] : votes_) {
        if (!said[1]) said[1] = said[0];
    }
}

std::optional<quantity> ballot::vote_of(member_number who, int round) const {
    const auto found = votes_.find(who);
    return found == votes_.end() ? std::nullopt : found->second[place_of(round)];
}

std::optional<quantity> ballot::last_vote_of(member_number who) const {
    const std::optional<quantity> second = vote_of(who, 2);
    return second ? second : vote_of(who, 1);
}

std::size_t ballot::count(int round) const {
    return count_of(round, [](member_number) { return true; });
}

std::size_t ballot::count_of(int round, const std::function<bool(member_number)>& holds) const {
    const auto counts = [&](const auto& v) {
        return v.second[place_of(round)].has_value() && holds(v.first);
    };
    return static_cast<std::size_t>(std::count_if(votes_.begin(), votes_.end(), counts));
}

std::vector<histogram_row> ballot::histogram(const std::vector<quantity>& choices) const {
    std::map<std::string, counted_answer> counted;
    const auto row_of = [&](const quantity& said) -> counted_answer& {
        const std::string text = show(said);
        counted_answer& answer = counted[text];
        if (answer.row.answer.empty()) {
            const graded_vote* const worth = worth_of(said);
            answer.value = said.value;
            answer.row.answer = text;
            answer.row.is_right = worth != nullptr && worth->grade == grade::right;
        }
        return answer;
    };
    for (const quantity& c : choices) row_of(c).is_choice = true;
    for (const auto& [who, said] : votes_) {
        for (std::size_t round = 0; round < vote_rounds; ++round) {
            const std::optional<quantity>& one = said[round];
            if (one) ++row_of(*one).row.count[round];
        }
    }
    return in_order(std::move(counted));
}

void ballot::grade(const std::vector<quantity>& choices,
                   const std::function<graded_vote(const quantity&)>& judge_guess) {
    const auto note = [&](const quantity& said) {
        if (!worth_.contains(said.value)) worth_[said.value] = judge_guess(said);
    };
    for (const quantity& c : choices) note(c);
    for (const auto& [who, said] : votes_) {
        for (const std::optional<quantity>& one : said) {
            if (one) note(*one);
        }
    }
    is_graded_ = true;
}

const graded_vote* ballot::worth_of(const quantity& said) const {
    const auto found = worth_.find(said.value);
    return found == worth_.end() ? nullptr : &found->second;
}

const graded_vote* ballot::worth_of(member_number who) const {
    const std::optional<quantity> said = last_vote_of(who);
    return said ? worth_of(*said) : nullptr;
}

std::size_t ballot::last_votes(asyncdemo::grade g) const {
    std::size_t count = 0;
    for (const auto& [who, said] : votes_) {
        const graded_vote* const worth = worth_of(who);
        if (worth != nullptr && worth->grade == g) ++count;
    }
    return count;
}

std::size_t ballot::last_votes(const std::string& answer) const {
    std::size_t count = 0;
    for (const auto& [who, said] : votes_) {
        const std::optional<quantity> last = last_vote_of(who);
        if (last && show(*last) == answer) ++count;
    }
    return count;
}

share_right ballot::right_in(int round) const {
    share_right share;
    for (const auto& [who, said] : votes_) {
        const std::optional<quantity>& one = said[place_of(round)];
        if (!one) continue;
        const graded_vote* const worth = worth_of(*one);
        if (worth == nullptr || worth->grade == grade::unclear) continue;
        ++share.of;
        if (worth->grade == grade::right) ++share.right;
    }
    return share;
}

}  // namespace asyncdemo
