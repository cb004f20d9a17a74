#include "asyncdemo/learner/learner_progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>

namespace asyncdemo {
namespace {

using json = nlohmann::json;

constexpr int known_version = 1;
constexpr int most_predictions = 1000;
constexpr int most_levels = 16;                 // to write a document takes stack for each
constexpr std::size_t most_indented = 100'000;  // bytes; nobody reads more of it

bool is_deeper(const json& value, int levels) {
    if (!value.is_structured()) return false;
    return levels == 0 || std::any_of(value.begin(), value.end(), [levels](const json& part) {
               return is_deeper(part, levels - 1);
           });
}

// It will be shown on a terminal, so it has to be nothing else.
bool is_utc_time(std::string_view text) {
    constexpr std::string_view pattern = "0000-00-00T00:00:00Z";
    if (text.size() != pattern.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool fits = pattern[i] == '0' ? std::isdigit(static_cast<unsigned char>(text[i])) != 0
                                            : text[i] == pattern[i];
        if (!fits) return false;
    }
    return true;
}

// A state that a later program has is none of those that count here.
lesson_state parse_state(std::string_view text) {
    for (const lesson_state s : {lesson_state::skipped, lesson_state::done}) {
        if (text == to_string(s)) return s;
    }
    return lesson_state::not_yet;
}

int parse_count_up_to(const json& value, int most) {
    if (!value.is_number_integer() || value < 0 || value > most) {
        throw bad_progress("has a number that can't be a count of predictions");
    }
    return value.get<int>();
}

// Of these fields nothing is shown before the lesson has read it, and whatever else a later program
// may have there is nothing to us.
json field_of(const json& object, const char* name, json otherwise) {
    const auto found = object.find(name);
    if (found == object.end() || found->type() != otherwise.type()) return otherwise;
    return *found;
}

lesson_place place_in(const json& entry) {
    lesson_place place;
    place.part = field_of(entry, "part", "").get<std::string>();
    const json kept = field_of(entry, "kept", json::object());
    if (const auto speed = kept.find("speed"); speed != kept.end() && speed->is_number()) {
        place.speed = speed->get<double>();
    }
    const json parameters = field_of(kept, "parameters", json::object());
    for (const auto& [name, value] : parameters.items()) {
        if (value.is_string()) place.parameters[name] = value.get<std::string>();
    }
    const json answers = field_of(kept, "answers", json::object());
    for (const auto& [side, value] : answers.items()) {
        if (value.is_number()) place.answers[side] = value.get<double>();
    }
    const json shown = field_of(kept, "shown", json::array());
    for (const json& side : shown) {
        if (side.is_string()) place.shown.insert(side.get<std::string>());
    }
    return place;
}

// Throws `bad_progress` and what the JSON library throws where a type is not as expected.
lesson_progress parse_entry(const json& entry) {
    lesson_progress p;
    p.state = parse_state(entry.at("state").get<std::string>());
    p.at = entry.at("at").get<std::string>();
    if (!is_utc_time(p.at)) throw bad_progress("has a time that isn't one");
    if (p.state == lesson_state::not_yet) p.at.clear();
    p.place = place_in(entry);
    if (const auto found = entry.find("predictions"); found != entry.end()) {
        prediction_score score;
        score.of = parse_count_up_to(found->at("of"), most_predictions);
        score.right = parse_count_up_to(found->at("right"), score.of);
        p.predictions = score;
    }
    return p;
}

void require_valid(const json& document) {
    const json& version = document.at("schema_version");
    if (version.is_number_integer() && version > known_version) {
        throw bad_progress(fmt::format(
            "comes from a later version of asyncdemo (schema_version {})", version.dump()));
    }
    if (version != known_version) throw bad_progress("belongs to another program");
    for (const auto& [name, entry] : document.at("lessons").get_ref<const json::object_t&>()) {
        parse_entry(entry);
    }
}

}  // namespace

std::string_view to_string(lesson_state s) {
    switch (s) {
        case lesson_state::not_yet:
            return "not yet";
        case lesson_state::skipped:
            return "skipped";
        case lesson_state::done:
            return "done";
    }
    return {};
}

learner_progress::learner_progress() {
    document_["schema_version"] = known_version;
    document_["lessons"] = json::object();
}

learner_progress learner_progress::parse(std::string_view text) {
    try {
        json document = json::parse(text);
        if (is_deeper(document, most_levels)) throw bad_progress("is JSON of another kind");
        require_valid(document);
        return learner_progress(std::move(document));
    } catch (const json::parse_error&) {
        throw bad_progress("is not JSON");
    } catch (const json::exception&) {
        throw bad_progress("is JSON of another kind");
    }
}

lesson_progress learner_progress::of(std::string_view lesson) const {
    const json& all = document_.at("lessons");
    const auto found = all.find(std::string(lesson));
    return found == all.end() ? lesson_progress() : parse_entry(*found);
}

void learner_progress::note(std::string_view lesson, const lesson_progress& left) {
    const bool was_done = of(lesson).state == lesson_state::done;
    json& entry = document_["lessons"][std::string(lesson)];
    if (entry.is_object()) {  // it is null at first
        entry.erase("part");
        entry.erase("kept");
    }
    if (left.state == lesson_state::skipped && was_done) return;
    entry["state"] = to_string(left.state);
    entry["at"] = left.at;
    if (left.predictions) {
        entry["predictions"] = {{"right", left.predictions->right}, {"of", left.predictions->of}};
    } else {
        entry.erase("predictions");
    }
}

// An entry has a state and a time in every version of the program.
void learner_progress::note_place(std::string_view lesson, const lesson_place& place,
                                  std::string_view at) {
    json& entry = document_["lessons"][std::string(lesson)];
    if (!entry.contains("state")) {
        entry["state"] = to_string(lesson_state::not_yet);
        entry["at"] = at;
    }
    entry["part"] = place.part;
    entry["kept"] = {{"speed", place.speed},
                     {"parameters", place.parameters},
                     {"answers", place.answers},
                     {"shown", place.shown}};
    document_["left"] = lesson;
}

std::string learner_progress::left_lesson() const {
    const auto found = document_.find("left");
    if (found == document_.end() || !found->is_string()) return {};
    const std::string lesson = found->get<std::string>();
    return of(lesson).place.part.empty() ? std::string() : lesson;
}

std::string learner_progress::text() const {
    const auto text_of = [this](int indent) {
        return document_.dump(indent, ' ', false, json::error_handler_t::replace) + '\n';
    };
    std::string text = text_of(2);
    if (text.size() > most_indented) text = text_of(-1);
    return text;
}

}  // namespace asyncdemo
