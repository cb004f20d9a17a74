// What a room and its browsers say to each other.
#include "asyncdemo/room/room_messages.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "asyncdemo/room/member_message.hpp"
#include "asyncdemo/room/room_schema.hpp"
#include "asyncdemo/room/sample_room.hpp"
#include "report/json/json_shape.hpp"
#include "report/schema_check.hpp"

using namespace asyncdemo;

namespace {

const invitation here{
    .addresses = {"http://127.0.0.1:9080/"}, .is_for_network = false, .code = {"# #"}};

nlohmann::json checked(const std::string& text) {
    static const nlohmann::json schema = nlohmann::json::parse(room_schema());
    const nlohmann::json message = nlohmann::json::parse(text);
    const std::vector<std::string> wrong = violations(schema, message);
    CHECK_MESSAGE(wrong.empty(), text, (wrong.empty() ? "" : wrong.front()));
    return message;
}

nlohmann::json state_of(const room& r) { return checked(state_message(r, here)); }

}  // namespace

TEST_CASE("at every stop of a course the state has the shape of the schema") {
    room r = room_with({"gather", "costs"});
    const member_number ana = comes(r, "Ana");
    std::vector<std::string> stages;
    do {
        if (r.is_open()) r.vote(ana, r.ask(), std::int64_t(0));
        if (r.now().stage == room_stage::run) runs(r, 3);
        stages.push_back(state_of(r).at("stage"));
        checked(you_message(r, ana));
        checked(count_message(r));
    } while (r.on());
    CHECK(stages.front() == "lobby");
    CHECK(stages.back() == "end");
    checked(error_message("no"));
}

TEST_CASE("nobody is told what others say while they vote, nor what is right before the answer") {
    room r = room_with({"gather"});
    const member_number ana = comes(r);
    r.on();
    r.vote(ana, r.ask(), std::int64_t(2));
    CHECK(state_of(r).at("histogram").is_null());
    r.on();
    const auto is_any_right = [&r] {
        const nlohmann::json state = state_of(r);
        for (const auto& row : state.at("histogram").at("rows")) {
            if (row.at("is_right") == true) return true;
        }
        return false;
    };
    CHECK_FALSE(is_any_right());
    r.on();
    runs(r, 5);
    CHECK_FALSE(is_any_right());
    CHECK(state_of(r).at("answer").is_null());
    CHECK(checked(you_message(r, ana)).at("grade").is_null());
    r.on();
    CHECK(is_any_right());
    CHECK(state_of(r).at("answer").at("text") == "5.00 s");
    CHECK(state_of(r).at("answer").at("right") == 1);
    CHECK(checked(you_message(r, ana)).at("grade") == "right");
}

TEST_CASE("while people vote again they see the first vote, and nothing of the second") {
    room r = room_with({"gather"});
    const member_number ana = comes(r);
    r.on();
    r.vote(ana, r.ask(), std::int64_t(1));
    r.on();
    r.vote_again();
    r.vote(ana, r.ask(), std::int64_t(2));
    const nlohmann::json open = state_of(r);
    CHECK(open.at("ask").at("round") == 2);
    CHECK(open.at("histogram").at("rounds") == 1);
    CHECK(open.at("histogram").at("rows")[1].at("first") == 1);
    CHECK(open.at("histogram").at("rows")[2].at("second") == 0);
    r.on();
    CHECK(state_of(r).at("histogram").at("rounds") == 2);
    CHECK(state_of(r).at("histogram").at("rows")[2].at("second") == 1);
}

TEST_CASE("the conclusion comes with the last side, and the table at the end") {
    room r = room_with({"gather"});
    r.on();
    for (const double wall_s : {5, 5, 3}) {
        CHECK(state_of(r).at("conclusion").is_null());
        is_shown(r, wall_s);
        if (wall_s == 3) CHECK(state_of(r).at("conclusion").is_string());
        r.on();
    }
    r.next_lesson();
    CHECK(state_of(r).at("table").is_array());
}

TEST_CASE("a name is text in every message, whatever it says") {
    room r = room_with({"gather"});
    const member_number who = comes(r, "</script>\u202e\"\\");
    CHECK(checked(you_message(r, who)).at("name") == "</script>\"\\");
}

TEST_CASE("the code stands in the state only where people come in") {
    room r = room_with({"gather"});
    CHECK(state_of(r).at("join").at("code").is_array());
    r.on();
    CHECK(state_of(r).at("join").at("code").is_null());
    CHECK(state_of(r).at("join").at("address") == "http://127.0.0.1:9080/");
}

TEST_CASE("what a browser says is read as one of four messages") {
    const auto join = read_member_message(R"({"kind":"join","member":"abc","name":"Ana"})");
    CHECK(std::get<join_message>(join).token == "abc");
    CHECK(std::get<join_message>(join).name == "Ana");
    CHECK(std::get<join_message>(read_member_message(R"({"kind":"join"})")).token.empty());
    CHECK(std::holds_alternative<watch_message>(read_member_message(R"({"kind":"watch"})")));
    CHECK(std::get<name_message>(read_member_message(R"({"kind":"name","name":"B"})")).name == "B");
    const auto vote = read_member_message(R"({"kind":"vote","ask":5,"choice":2,"more":null})");
    CHECK(std::get<vote_message>(vote).ask == 5);
    CHECK(std::get<std::int64_t>(std::get<vote_message>(vote).said) == 2);
    const auto typed = read_member_message(R"({"kind":"vote","ask":5,"answer":"3.5s"})");
    CHECK(std::get<std::string>(std::get<vote_message>(typed).said) == "3.5s");
}

TEST_CASE("whatever else it says is refused with what would be right") {
    for (const char* text :
         {"", "hello", "[]", "null", "{}", R"({"kind":1})", R"({"kind":"quit"})",
          R"({"kind":"name"})", R"({"kind":"vote"})", R"({"kind":"vote","ask":1})",
          R"({"kind":"vote","ask":-1,"choice":0})", R"({"kind":"vote","ask":1,"choice":1.5})",
          R"({"kind":"vote","ask":1,"choice":0,"answer":"1s"})",
          R"({"kind":"vote","ask":1e99,"choice":0})", R"({"kind":"join","kind":"watch"})",
          R"({"kind":"join","name":{"a":[]}})"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(read_member_message(text), bad_document);
    }
}
