#include "asyncdemo/room/room_messages.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "asyncdemo/step/lesson_prose.hpp"
#include "asyncdemo/step/step_pages.hpp"
#include "report/run_text.hpp"

namespace asyncdemo {
namespace {

using json = nlohmann::ordered_json;
using at = room_stage;

// Names may quote anything; what is no UTF-8 is replaced, as there is no JSON with it.
std::string text_of(const json& message) {
    return message.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string_view name_of(finding::unit in) {
    switch (in) {
        case finding::unit::time_s:
            return "time";
        case finding::unit::number:
            return "number";
        case finding::unit::per_second:
            return "per_second";
        default:
            return "factor";
    }
}

bool has_answer(const room& r) { return r.now().of != nullptr && r.is_told(*r.now().of); }

json lesson_of(const room& r) {
    const room_lesson* const l = r.lesson();
    if (l == nullptr) return nullptr;
    json of;
    of["name"] = l->of().name;
    of["title"] = title_of(l->entry());
    of["question"] = l->of().question;
    of["number"] = r.now().lesson + 1;
    of["of"] = r.lessons().size();
    return of;
}

json side_of(const room& r) {
    if (r.now().of == nullptr) return nullptr;
    const side& now = *r.now().of;
    const course_lesson outline = r.lesson()->outline();
    const std::vector<const side*>& among = now.is_mistake() ? outline.mistakes : outline.sides;
    json of;
    of["name"] = now.name;
    of["about"] = now.about;
    of["is_mistake"] = now.is_mistake();
    of["number"] = std::find(among.begin(), among.end(), &now) - among.begin() + 1;
    of["of"] = among.size();
    return of;
}

json ask_of(const room& r) {
    if (r.votes() == nullptr) return nullptr;
    const prediction_question& question = r.lesson()->of().prediction;
    json ask;
    ask["id"] = r.ask();
    ask["text"] = question.asks;
    ask["unit"] = name_of(question.measure.in);
    ask["choices"] = json::array();
    for (const quantity& c : r.lesson()->choices()) ask["choices"].push_back(show(c));
    ask["round"] = r.round();
    ask["is_open"] = r.is_open();
    return ask;
}

// What others said is shown when the vote is closed, and while they vote again.
json histogram_of(const room& r) {
    const ballot* const votes = r.votes();
    const bool is_first_vote = r.is_open() && r.round() == 1;
    if (votes == nullptr || is_first_vote) return nullptr;
    json histogram;
    histogram["rounds"] = votes->count(2) > 0 && !r.is_open() ? 2 : 1;
    histogram["rows"] = json::array();
    for (const histogram_row& row : votes->histogram(r.lesson()->choices())) {
        json shown;
        shown["answer"] = row.answer;
        shown["first"] = row.count[0];
        shown["second"] = r.is_open() ? 0 : row.count[1];
        shown["is_right"] = row.is_right && has_answer(r);
        histogram["rows"].push_back(std::move(shown));
    }
    return histogram;
}

json answer_of(const room& r) {
    if (r.now().stage != at::answer) return nullptr;
    const side& of = *r.now().of;
    const prediction right = r.lesson()->right_answer(of);
    json answer;
    answer["text"] = right.measured ? show(right.guess) : "";
    answer["why"] = right.reason;
    const ballot* const votes = r.votes();
    for (const grade g : {grade::right, grade::close, grade::wrong, grade::unclear}) {
        answer[std::string(to_string(g))] = votes == nullptr ? 0 : votes->last_votes(g);
    }
    answer["errors"] = json::array();
    for (const typical_error& e : r.lesson()->errors_on(of)) {
        answer["errors"].push_back(
            {{"answer", e.answer}, {"count", e.count}, {"because", e.because}});
    }
    return answer;
}

json mistake_of(const room& r) {
    if (r.now().stage != at::mistake) return nullptr;
    const side& of = *r.now().of;
    json mistake;
    mistake["name"] = of.name;
    mistake["sentence"] = r.lesson()->of().mistake;
    mistake["broken"] = r.lesson()->broken_by(of);
    return mistake;
}

json conclusion_at(const room& r) {
    const room_lesson* const l = r.lesson();
    const bool tells = r.now().stage == at::answer || r.now().stage == at::mistake;
    if (l == nullptr || !tells || !l->has_all_sides()) return nullptr;
    const bool is_last = r.now().of->is_mistake() || r.now().of == l->plan().sides.back();
    const std::string text = is_last ? conclusion_of(l->seen()) : std::string();
    return text.empty() ? json(nullptr) : json(text);
}

json share_of(const share_right& s) { return {{"right", s.right}, {"of", s.of}}; }

json table_of(const room& r) {
    if (r.now().stage != at::end) return nullptr;
    json table = json::array();
    for (const room_result& one : r.results()) {
        json row;
        row["lesson"] = one.lesson->of().name;
        row["side"] = one.of->name;
        row["answer"] = one.answer;
        row["first"] = share_of(one.first);
        row["second"] = one.second ? share_of(*one.second) : json(nullptr);
        table.push_back(std::move(row));
    }
    return table;
}

// The code is large, and of use while people come in.
json join_at(const room& r, const invitation& to) {
    json join;
    join["address"] = to.addresses.front();
    const bool has_code = r.now().stage == at::lobby && !to.code.empty();
    join["code"] = has_code ? json(to.code) : json(nullptr);
    return join;
}

json text_or_null(const std::optional<quantity>& said) {
    return said ? json(show(*said)) : json(nullptr);
}

}  // namespace

std::string state_message(const room& r, const invitation& to) {
    const room_lesson* const l = r.lesson();
    json state;
    state["kind"] = "state";
    state["serial"] = r.serial();
    state["stage"] = to_string(r.now().stage);
    state["lesson"] = lesson_of(r);
    state["parameters"] = l == nullptr ? "" : given_in_full(l->of(), l->plan().chosen);
    state["side"] = side_of(r);
    state["ask"] = ask_of(r);
    state["people"] = r.members().here();
    state["voted"] = r.voted();
    state["histogram"] = histogram_of(r);
    state["answer"] = answer_of(r);
    state["mistake"] = mistake_of(r);
    state["conclusion"] = conclusion_at(r);
    state["table"] = table_of(r);
    state["join"] = join_at(r, to);
    return text_of(state);
}

std::string you_message(const room& r, member_number who) {
    const ballot* const votes = r.votes();
    const graded_vote* const worth =
        votes != nullptr && has_answer(r) ? votes->worth_of(who) : nullptr;
    const share_right score = r.score_of(who);
    json you;
    you["kind"] = "you";
    you["member"] = r.members().token(who);
    you["name"] = r.members().name(who);
    you["first"] = votes == nullptr ? json(nullptr) : text_or_null(votes->vote_of(who, 1));
    you["second"] = votes == nullptr ? json(nullptr) : text_or_null(votes->vote_of(who, 2));
    you["grade"] = worth == nullptr ? json(nullptr) : json(to_string(worth->grade));
    you["reason"] = worth == nullptr ? "" : worth->reason;
    you["score"] = share_of(score);
    return text_of(you);
}

std::string count_message(const room& r) {
    json count;
    count["kind"] = "count";
    count["people"] = r.members().here();
    count["voted"] = r.voted();
    return text_of(count);
}

std::string error_message(std::string_view text) {
    json error;
    error["kind"] = "error";
    error["text"] = text;
    return text_of(error);
}

}  // namespace asyncdemo
