// A room as a whole: its vote, its runs, its results.
#include "asyncdemo/room/room.hpp"

#include <doctest/doctest.h>

#include "asyncdemo/room/sample_room.hpp"
#include "asyncdemo/step/parameter_change.hpp"

using namespace asyncdemo;

TEST_CASE("a vote is taken while its question is open, and by its number") {
    room r = room_with({"gather"});
    const member_number ana = comes(r);
    CHECK_THROWS_WITH_AS(r.vote(ana, 1, std::int64_t(0)), "This vote is closed.", bad_value);
    r.on();
    r.vote(ana, r.ask(), std::int64_t(1));
    CHECK(r.votes()->vote_of(ana, 1) == r.lesson()->choices()[1]);
    votes(r, ana, "3.5s");
    CHECK(r.voted() == 1);
    CHECK(show(*r.votes()->vote_of(ana, 1)) == "3.50 s");
    const std::int64_t ask = r.ask();
    r.on();
    CHECK_THROWS_WITH_AS(r.vote(ana, ask, std::int64_t(0)), "This vote is closed.", bad_value);
    CHECK(show(*r.votes()->vote_of(ana, 1)) == "3.50 s");
}

TEST_CASE("what can't be taken as a vote is told with what would be right") {
    room r = room_with({"gather"});
    const member_number ana = comes(r);
    r.on();
    CHECK_THROWS_WITH_AS(r.vote(ana, r.ask(), std::int64_t(9)),
                         "There is no choice 9: they are 0 to 2.", bad_value);
    CHECK_THROWS_WITH_AS(votes(r, ana, "3"), "\"3\" has no unit: write 3s, 3ms or 3m.", bad_value);
    CHECK_THROWS_AS(votes(r, ana, "00000000000000000000000003ms"), bad_value);
    CHECK(r.voted() == 0);
}

TEST_CASE("in the second vote both are kept, and a vote of the first is too late") {
    room r = room_with({"gather"});
    const member_number ana = comes(r);
    r.on();
    votes(r, ana, "3s");
    const std::int64_t first_ask = r.ask();
    r.on();
    CHECK(r.vote_again());
    CHECK(r.round() == 2);
    CHECK(r.voted() == 0);
    CHECK_THROWS_AS(r.vote(ana, first_ask, std::int64_t(0)), bad_value);
    votes(r, ana, "5s");
    CHECK(show(*r.votes()->vote_of(ana, 1)) == "3.00 s");
    CHECK(show(*r.votes()->vote_of(ana, 2)) == "5.00 s");
}

TEST_CASE("a second vote counts those who stay with their first one, once it is closed") {
    room r = room_with({"gather"});
    const member_number ana = comes(r);
    const member_number ben = comes(r);
    r.on();
    votes(r, ana, "3s");
    votes(r, ben, "3s");
    r.on();
    r.vote_again();
    votes(r, ben, "5s");
    CHECK(r.voted() == 1);
    r.on();
    CHECK(r.voted() == 2);
    CHECK(show(*r.votes()->vote_of(ana, 2)) == "3.00 s");
    CHECK(show(*r.votes()->vote_of(ben, 2)) == "5.00 s");
}

TEST_CASE("a new person never has the votes of one who was forgotten") {
    room r = room_with({"gather"});
    const member_number ana = comes(r);
    r.on();
    votes(r, ana, "3s");
    r.leave(ana);
    for (std::size_t i = 1; i < most_members; ++i) REQUIRE(r.join({}));
    REQUIRE(r.join({}) == ana);
    CHECK_FALSE(r.votes()->vote_of(ana, 1));
    CHECK(r.voted() == 0);
}

TEST_CASE("how many have voted is told of those who are here, and the votes of others stay") {
    room r = room_with({"gather"});
    const member_number ana = comes(r);
    const member_number ben = comes(r);
    r.on();
    votes(r, ana, "3s");
    votes(r, ben, "5s");
    r.leave(ana);
    CHECK(r.voted() == 1);
    r.leave(ben);
    CHECK(r.voted() == 0);
    CHECK(r.has_votes());
    CHECK(r.votes()->count(1) == 2);
}

TEST_CASE("nothing is told of a side before its run is left, though it is over") {
    room r = room_with({"gather"});
    const member_number ana = comes(r);
    r.on();
    votes(r, ana, "5s");
    r.on();
    r.on();
    const side& sequential = *r.now().of;
    CHECK_FALSE(r.has_run(sequential));
    runs(r, 5);
    CHECK(r.has_run(sequential));
    CHECK_FALSE(r.is_told(sequential));
    CHECK(r.score_of(ana).of == 0);
    CHECK(r.results().empty());
    r.back();  // to look at what was shown before
    CHECK_FALSE(r.is_told(sequential));
    CHECK(r.score_of(ana).of == 0);
    r.on();
    r.on();
    REQUIRE(r.now().stage == room_stage::answer);
    CHECK(r.is_told(sequential));
    CHECK(r.score_of(ana).right == 1);
    CHECK(r.score_of(ana).of == 1);
}

TEST_CASE("typical errors are told with how many made them, the most frequent first") {
    room r = room_with({"gather"});
    r.on();
    is_shown(r, 5);
    r.on();
    is_shown(r, 5);
    r.on();
    REQUIRE(r.now().of->name == "gather");
    for (int i = 0; i < 3; ++i) votes(r, comes(r), "5s");
    for (int i = 0; i < 2; ++i) votes(r, comes(r), "3s");
    votes(r, comes(r), "2s");
    r.on();
    r.on();
    runs(r, 3);
    r.on();
    const std::vector<typical_error> errors = r.lesson()->errors_on(*r.now().of);
    REQUIRE(errors.size() == 2);
    CHECK(errors[0].answer == "5.00 s");
    CHECK(errors[0].count == 3);
    CHECK(errors[0].because.starts_with("is the sum"));
    CHECK(errors[1].answer == "2.00 s");
    CHECK(r.votes()->last_votes(grade::right) == 2);
}

TEST_CASE("the sides seen before stay in the picture, and with the last one all are judged") {
    room r = room_with({"gather"});
    r.on();
    is_shown(r, 5);
    CHECK(r.lesson()->picture_of(*r.now().of).sides.size() == 1);
    r.on();
    is_shown(r, 5);
    CHECK(r.lesson()->picture_of(*r.now().of).sides.size() == 2);
    CHECK(r.lesson()->seen().claims.empty());
    r.on();
    is_shown(r, 3);
    CHECK(r.lesson()->has_all_sides());
    CHECK_FALSE(r.lesson()->seen().claims.empty());
}

TEST_CASE(
    "the mistake stands beside the side that it is made in place of, and changes no judgement") {
    room r = room_with({"gather"});
    r.on();
    for (const double wall_s : {5, 5, 3}) {
        is_shown(r, wall_s);
        r.on();
    }
    REQUIRE(r.now().of->is_mistake());
    CHECK(r.now().stage == room_stage::question);
    CHECK_FALSE(r.is_open());  // nothing is asked
    const std::size_t judged = r.lesson()->seen().claims.size();
    r.on();
    runs(r, 5);
    r.on();
    CHECK(r.now().stage == room_stage::mistake);
    const lesson_run picture = r.lesson()->picture_of(*r.now().of);
    REQUIRE(picture.sides.size() == 2);
    CHECK(picture.sides.front().of->name == "gather");
    CHECK(r.lesson()->seen().claims.size() == judged);
}

TEST_CASE("another parameter begins the lesson anew: votes and figures were of other values") {
    room r = room_with({"gather"});
    const member_number ana = comes(r);
    r.on();
    votes(r, ana, "5s");
    const std::int64_t ask = r.ask();
    r.on();
    r.on();
    runs(r, 5);
    r.on();
    r.change(changed_settings(r.lesson()->plan(), "a 1s"));
    CHECK(r.now().stage == room_stage::question);
    CHECK(r.voted() == 0);
    CHECK(r.ask() != ask);
    CHECK(r.lesson()->seen().sides.empty());
    CHECK(r.results().empty());
    votes(r, ana, "4s");
    r.on();
    r.on();
    runs(r, 4);
    r.on();
    CHECK(r.score_of(ana).right == 1);
}

TEST_CASE("the table has every side that was voted on, with both votes") {
    room r = room_with({"gather", "costs"});
    const member_number ana = comes(r);
    r.on();
    votes(r, ana, "3s");
    r.on();
    r.vote_again();
    votes(r, ana, "5s");
    r.on();
    r.on();
    runs(r, 5);
    r.on();
    r.on();
    is_shown(r, 5);  // without votes
    const std::vector<room_result> results = r.results();
    REQUIRE(results.size() == 1);
    CHECK(results[0].of->name == "sequential");
    CHECK(results[0].answer == "5.00 s");
    CHECK(results[0].first.right == 0);
    CHECK(results[0].first.of == 1);
    REQUIRE(results[0].second);
    CHECK(results[0].second->right == 1);
}

TEST_CASE("the serial grows with each move, and with none that leads nowhere") {
    room r = room_with({"gather"});
    const std::int64_t before = r.serial();
    CHECK_FALSE(r.back());
    CHECK(r.serial() == before);
    CHECK(r.on());
    CHECK(r.serial() > before);
}
