// The votes on one question, in both rounds, and what they are worth once the answer is known.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "asyncdemo/room/room_members.hpp"
#include "lesson/prediction.hpp"

namespace asyncdemo {

/// People vote, see what all said, talk about it, and may vote once more.
inline constexpr int vote_rounds = 2;

/// What somebody says: one of the choices, counted from 0, or an answer as it is typed.
using said_vote = std::variant<std::int64_t, std::string>;

/// How many gave an answer in each round.
struct histogram_row {
    std::string answer;  // as `show` has it
    std::array<std::size_t, vote_rounds> count{};
    /// Known when the votes are graded; never of a row that stands for several answers.
    bool is_right = false;
};

/// How many of those who voted were right.
struct share_right {
    std::size_t right = 0;
    std::size_t of = 0;
};

/// What a vote was worth.
struct graded_vote {
    asyncdemo::grade grade = grade::unclear;
    std::string reason;
};

class ballot {
public:
    /// Votes of the other rounds stay; one in the same round is replaced. The round is 1 or 2.
    void cast(member_number who, int round, const quantity& said);

    /// Who has not voted again says the same as in the first vote.
    void carry_over();

    /// Somebody else has that number from now on.
    void forget(member_number who) { votes_.erase(who); }

    /// What somebody said in that round.
    [[nodiscard]] std::optional<quantity> vote_of(member_number who, int round) const;

    /// What somebody said last.
    [[nodiscard]] std::optional<quantity> last_vote_of(member_number who) const;

    /// How many have voted in that round; and of those for whom `holds`.
    [[nodiscard]] std::size_t count(int round) const;
    [[nodiscard]] std::size_t count_of(int round,
                                       const std::function<bool(member_number)>& holds) const;
    [[nodiscard]] bool is_empty() const { return votes_.empty(); }

    /// A row for each choice, and for other answers by their size; the rarest of them together in
    /// the last row, if they are many.
    [[nodiscard]] std::vector<histogram_row> histogram(const std::vector<quantity>& choices) const;

    /// Grades the choices and every answer that was given. The grades stay, whatever is measured
    /// later.
    void grade(const std::vector<quantity>& choices,
               const std::function<graded_vote(const quantity&)>& judge_guess);

    [[nodiscard]] bool is_graded() const { return is_graded_; }

    /// The worth of what somebody said last; nothing before it is graded, or without a vote.
    [[nodiscard]] const graded_vote* worth_of(member_number who) const;

    /// How many of the last votes have that grade.
    [[nodiscard]] std::size_t last_votes(asyncdemo::grade g) const;

    /// How many of the last votes say that, as it is shown.
    [[nodiscard]] std::size_t last_votes(const std::string& answer) const;

    [[nodiscard]] share_right right_in(int round) const;

private:
    using pair_of_votes = std::array<std::optional<quantity>, vote_rounds>;

    [[nodiscard]] const graded_vote* worth_of(const quantity& said) const;

    std::map<member_number, pair_of_votes> votes_;
    std::map<double, graded_vote> worth_;  // of each value
    bool is_graded_ = false;
};

}  // namespace asyncdemo
