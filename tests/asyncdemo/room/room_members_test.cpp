// Who is in a room, and by which names.
#include "asyncdemo/room/room_members.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "asyncdemo/room/newcomers.hpp"
#include "report/short_text.hpp"

using namespace asyncdemo;

namespace {

room_members numbered_members() {
    return room_members([count = 0]() mutable { return std::to_string(++count); });
}

}  // namespace

TEST_CASE("whoever comes back with their token has their place and name, whoever has none is new") {
    room_members all = numbered_members();
    const member_number ana = all.join("").value().who;
    all.rename(ana, "Ana");
    all.leave(ana);
    CHECK(all.here() == 0);
    CHECK(all.join(all.token(ana)) == arrival{ana, false});
    CHECK(all.name(ana) == "Ana");
    for (const char* token : {"", "nobody's"}) {
        const arrival other = all.join(token).value();
        CHECK(other.is_new);
        CHECK(other.who != ana);
    }
    CHECK(all.here() == 3);
}

TEST_CASE("a person with two connections is here once, until both are gone") {
    room_members all = numbered_members();
    const member_number ana = all.join("").value().who;
    (void)all.join(all.token(ana));
    CHECK(all.here() == 1);
    all.leave(ana);
    CHECK(all.is_here(ana));
    all.leave(ana);
    CHECK_FALSE(all.is_here(ana));
}

TEST_CASE("a full room forgets who has been away longest, rather without a vote, and nobody here") {
    room_members all = numbered_members();
    for (std::size_t i = 0; i < most_members; ++i) REQUIRE(all.join(""));
    CHECK_FALSE(all.join(""));
    all.note_vote(7);
    for (const member_number who : {7, 9, 8}) all.leave(who);
    const std::string token = all.token(9);
    CHECK(all.join("") == arrival{9, true});
    CHECK_FALSE(all.join(token) == arrival{9, false});  // that was somebody else's, and gets 8
    CHECK(all.join("") == arrival{7, true});            // with a vote, but nobody else is away
    CHECK_FALSE(all.join(""));
}

TEST_CASE("a machine that sends one new person after the other is stopped, and no other is") {
    newcomers all;
    const aio::time_point start{};
    std::size_t came = 0;
    for (int i = 0; i < 1000; ++i) came += all.may_come({"192.0.2.1", false}, start) ? 1U : 0U;
    CHECK(came >= 30);  // a class behind one router
    CHECK(came <= 300);
    CHECK(all.may_come({"192.0.2.2", false}, start));
    CHECK(all.may_come({"192.0.2.1", false}, start + std::chrono::hours(1)));
    for (int i = 0; i < 1000; ++i) REQUIRE(all.may_come({"127.0.0.1", true}, start));
}

TEST_CASE("tokens can't be guessed from each other") {
    const std::string one = random_token();
    CHECK(one.size() == 32);
    CHECK(one != random_token());
}

TEST_CASE("the names of those who are here can be shown, the newest first") {
    room_members all = numbered_members();
    for (const char* name : {"Ana", "", "Ben", "Cleo"}) all.rename(all.join("").value().who, name);
    all.leave(3);
    CHECK(all.names_here(10) == std::vector<std::string>{"Ben", "Ana"});
    CHECK(all.names_here(1) == std::vector<std::string>{"Ben"});
}

TEST_CASE("a name has at most 24 characters, and none that can't be seen or steers a screen") {
    CHECK(short_text("Ana") == "Ana");
    CHECK(short_text("  Ana Li ") == "Ana Li");
    CHECK(short_text("\x1b[31mred\r\n") == "[31mred");
    CHECK(short_text("a\u202eb\u200bc") == "abc");
    CHECK(short_text("<script>") == "<script>");  // whoever shows it takes it for text
    CHECK(short_text("\xff\xfe") == "");
    std::string longer;
    for (int i = 0; i < 30; ++i) longer += "ü";
    CHECK(short_text(longer) == longer.substr(0, 48));
}
