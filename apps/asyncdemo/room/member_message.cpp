#include "asyncdemo/room/member_message.hpp"

#include <utility>

#include "report/json/json_shape.hpp"

namespace asyncdemo {
namespace {

constexpr std::int64_t highest_ask = 1'000'000'000;
constexpr std::int64_t highest_choice = 1000;

// Every field that some message has.
struct said_fields {
    std::string kind;
    std::optional<std::string> member;
    std::optional<std::string> name;
    std::optional<std::int64_t> ask;
    std::optional<std::int64_t> choice;
    std::optional<std::string> answer;
};

json_member optional(std::string_view name, json_shape::taker take) {
    return {name, json_shape::scalar(std::move(take)), false};
}

json_shape shape_into(said_fields& f) {
    return json_shape::object(
        {{"kind", json_shape::scalar([&f](json_scalar v) { f.kind = to_text(std::move(v)); })},
         optional("member", [&f](json_scalar v) { f.member = to_text(std::move(v)); }),
         optional("name", [&f](json_scalar v) { f.name = to_text(std::move(v)); }),
         optional("ask", [&f](const json_scalar& v) { f.ask = to_whole(v, 0, highest_ask); }),
         optional("choice",
                  [&f](const json_scalar& v) { f.choice = to_whole(v, 0, highest_choice); }),
         optional("answer", [&f](json_scalar v) { f.answer = to_text(std::move(v)); })});
}

vote_message vote_from(said_fields f) {
    if (!f.ask) throw bad_document("ask: is missing");
    if (f.choice.has_value() == f.answer.has_value()) {
        throw bad_document("a vote has either a choice or an answer");
    }
    if (f.choice) return {.ask = *f.ask, .said = *f.choice};
    return {.ask = *f.ask, .said = std::move(f.answer).value_or("")};
}

}  // namespace

member_message read_member_message(std::string_view text) {
    said_fields f;
    read_json(text, shape_into(f));
    if (f.kind == "join") return join_message{f.member.value_or(""), std::move(f.name)};
    if (f.kind == "watch") return watch_message{};
    if (f.kind == "vote") return vote_from(std::move(f));
    if (f.kind != "name") throw bad_document("kind: can be join, watch, name or vote");
    if (!f.name) throw bad_document("name: is missing");
    return name_message{*std::move(f.name)};
}

}  // namespace asyncdemo
