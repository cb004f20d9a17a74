// Votes on one question.
#include "asyncdemo/room/ballot.hpp"

#include <doctest/doctest.h>

#include <chrono>

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

const std::vector<quantity> two_choices{2s, 3s};

graded_vote three_is_right(const quantity& said) {
    const grade g = said.value == 3 ? grade::right : grade::wrong;
    return {g, g == grade::right ? "yes" : "no"};
}

}  // namespace

TEST_CASE("a vote can change as often as one likes, and counts once in each round") {
    ballot votes;
    votes.cast(1, 1, 2s);
    votes.cast(1, 1, 5s);
    votes.cast(2, 1, 2s);
    votes.cast(1, 2, 3s);
    CHECK(votes.count(1) == 2);
    CHECK(votes.count(2) == 1);
    CHECK(votes.vote_of(1, 1) == quantity(5s));
    CHECK(votes.last_vote_of(1) == quantity(3s));
    CHECK(votes.last_vote_of(2) == quantity(2s));
    CHECK_FALSE(votes.last_vote_of(3));
}

TEST_CASE("the histogram has every choice, and other answers by their size") {
    ballot votes;
    votes.cast(1, 1, 3s);
    votes.cast(2, 1, 2500ms);
    votes.cast(2, 2, 3s);
    const std::vector<histogram_row> rows = votes.histogram(two_choices);
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].answer == "2.00 s");
    CHECK(rows[0].count == std::array<std::size_t, 2>{0, 0});
    CHECK(rows[1].answer == "2.50 s");
    CHECK(rows[1].count == std::array<std::size_t, 2>{1, 0});
    CHECK(rows[2].answer == "3.00 s");
    CHECK(rows[2].count == std::array<std::size_t, 2>{1, 1});
}

TEST_CASE("many different answers become one row, so that the histogram stays on a screen") {
    ballot votes;
    for (member_number who = 0; who < 1000; ++who) {
        votes.cast(who, 1, std::chrono::seconds(10 + who % 50));
    }
    const std::vector<histogram_row> rows = votes.histogram(two_choices);
    CHECK(rows.size() <= 11);
    CHECK(rows.back().answer == "other answers");
    std::size_t all = 0;
    for (const histogram_row& row : rows) all += row.count[0];
    CHECK(all == 1000);
}

TEST_CASE("nothing is right before it is graded, and the right choice then even without a vote") {
    ballot votes;
    votes.cast(1, 1, 2s);
    CHECK_FALSE(votes.histogram(two_choices)[1].is_right);
    CHECK(votes.worth_of(member_number(1)) == nullptr);
    votes.grade(two_choices, three_is_right);
    CHECK_FALSE(votes.histogram(two_choices)[0].is_right);
    CHECK(votes.histogram(two_choices)[1].is_right);
    CHECK(votes.worth_of(member_number(1))->reason == "no");
}

TEST_CASE("the last vote counts, and each round has its own share of right ones") {
    ballot votes;
    votes.cast(1, 1, 2s);
    votes.cast(1, 2, 3s);
    votes.cast(2, 1, 3s);
    votes.cast(3, 1, 2s);
    votes.grade(two_choices, three_is_right);
    CHECK(votes.last_votes(grade::right) == 2);
    CHECK(votes.last_votes(grade::wrong) == 1);
    CHECK(votes.last_votes("2.00 s") == 1);
    CHECK(votes.right_in(1).right == 1);
    CHECK(votes.right_in(1).of == 3);
    CHECK(votes.right_in(2).right == 1);
    CHECK(votes.right_in(2).of == 1);
}

TEST_CASE("what nothing can be held against counts neither way") {
    ballot votes;
    votes.cast(1, 1, 2s);
    votes.grade(two_choices, [](const quantity&) { return graded_vote{grade::unclear, ""}; });
    CHECK(votes.right_in(1).of == 0);
    CHECK(votes.last_votes(grade::unclear) == 1);
}
