// Who is in a room, and by which names.
#include "asyncdemo/room/room_members.hpp"

#include <doctest/doctest.h>

#include <string>

#include "report/short_text.hpp"

using namespace asyncdemo;

namespace {

room_members numbered_members() {
    return room_members([count = 0]() mutable { return std::to_string(++count); });
}

}  // namespace

TEST_CASE("whoever comes back with their token has their place and name, whoever has none is new") {
    room_members all = numbered_members();
    const auto ana = all.join("");
    all.rename(*ana, "Ana");
    all.leave(*ana);
    CHECK(all.here() == 0);
    CHECK(all.join(all.token(*ana)) == ana);
    CHECK(all.name(*ana) == "Ana");
    CHECK(all.join("") != ana);
    CHECK(all.join("nobody's") != ana);
    CHECK(all.here() == 3);
}

TEST_CASE("a person with two connections is here once, until both are gone") {
    room_members all = numbered_members();
    const auto ana = all.join("");
    (void)all.join(all.token(*ana));
    CHECK(all.here() == 1);
    all.leave(*ana);
    CHECK(all.is_here(*ana));
    all.leave(*ana);
    CHECK_FALSE(all.is_here(*ana));
}

TEST_CASE("a full room forgets who has left without a vote, and nobody else") {
    room_members all = numbered_members();
    for (std::size_t i = 0; i < most_members; ++i) REQUIRE(all.join(""));
    CHECK_FALSE(all.join(""));
    all.note_vote(7);
    all.leave(7);
    CHECK_FALSE(all.join(""));
    const std::string token = all.token(8);
    all.leave(8);
    CHECK(all.join("") == 8);
    CHECK_FALSE(all.join(token));  // theirs is somebody else's place now
}

TEST_CASE("tokens can't be guessed from each other") {
    const std::string one = random_token();
    CHECK(one.size() == 32);
    CHECK(one != random_token());
}

TEST_CASE("the names of those who are here can be shown, the newest first") {
    room_members all = numbered_members();
    for (const char* name : {"Ana", "", "Ben", "Cleo"}) all.rename(*all.join(""), name);
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
