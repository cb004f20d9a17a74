#include "lesson/catalog.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "lesson/story.hpp"

namespace asyncdemo {
namespace {

/// Moves the sentences of a story to where the lesson has room for them.
class storyteller {
public:
    storyteller(lesson& to, story from) : lesson_(to), story_(std::move(from)) {}

    /// Returns what did not fit.
    std::vector<std::string> tell() {
        problems_ = std::move(story_.problems);
        lesson_.question = required("question", std::move(story_.question));
        lesson_.conclusion = required("conclusion", std::move(story_.conclusion));
        lesson_.computed = std::move(story_.computed);
        lesson_.mistake = required("mistake", std::move(story_.mistake));
        if (lesson_.moment.has_value() == story_.moment.empty()) {
            note("\"moment\" belongs to a lesson that names a moment, and to no other");
        }
        if (lesson_.moment) lesson_.moment->seen = std::move(story_.moment);
        lesson_.tries = std::move(story_.tries);
        lesson_.prediction.asks = required("prediction.asks", std::move(story_.asks));
        if (lesson_.serve.side.empty() != story_.knock.empty()) {
            note("\"knock\" belongs to a lesson that has a server for people, and to no other");
        }
        lesson_.serve.tries = std::move(story_.knock);
        for (prediction_prompt& p : lesson_.prediction.prompts) tell_of(p);
        for (const auto& [side, said] : story_.answers) {
            if (lesson_.prediction.find(side) != nullptr) continue;
            note(fmt::format("[prediction.{}] is about no side that is predicted; those are {}",
                             side, quoted(lesson_.prediction.prompts, &prediction_prompt::side)));
        }
        for (std::string& p : problems_) p = fmt::format("{}/story.md: {}", lesson_.name, p);
        return std::move(problems_);
    }

private:
    void tell_of(prediction_prompt& p) {
        const auto found = story_.answers.find(p.side);
        told_answers said = found == story_.answers.end() ? told_answers() : found->second;
        p.why = required(fmt::format("prediction.{}.why", p.side), std::move(said.why));
        for (typical_answer& answer : p.wrong) {
            answer.because = required(fmt::format("prediction.{}.{}", p.side, answer.key),
                                      std::exchange(said.errors[std::string(answer.key)], {}));
        }
        for (const auto& [key, sentence] : said.errors) {
            const auto is_it = [&key = key](const typical_answer& a) { return a.key == key; };
            if (std::any_of(p.wrong.begin(), p.wrong.end(), is_it)) continue;
            note(
                fmt::format("\"prediction.{}.{}\" is no typical answer of the lesson; those are {}",
                            p.side, key, quoted(p.wrong, &typical_answer::key)));
        }
    }

    std::string required(const std::string& key, std::string sentence) {
        if (sentence.empty()) note(fmt::format("\"{}\" is missing: a sentence is needed", key));
        return sentence;
    }

    template <class Thing>
    static std::string quoted(const std::vector<Thing>& things, std::string_view Thing::* name) {
        std::vector<std::string> names;
        for (const Thing& t : things) names.push_back(fmt::format("\"{}\"", t.*name));
        return fmt::format("{}", fmt::join(names, ", "));
    }

    void note(std::string problem) { problems_.push_back(std::move(problem)); }

    lesson& lesson_;
    story story_;
    std::vector<std::string> problems_;
};

}  // namespace

const catalog_entry* find(const catalog& among, std::string_view name) {
    const auto found = std::find_if(among.begin(), among.end(), [name](const catalog_entry& e) {
        return e.lesson.name == name;
    });
    return found == among.end() ? nullptr : &*found;
}

catalog_entry entry_of(lesson typed, course_part part, std::vector<code_file> code,
                       std::string_view story_file) {
    catalog_entry entry{std::move(typed), std::move(code), {}};
    entry.lesson.part = part;
    story told = read_story(story_file);
    entry.prose = told.prose;
    entry.words = told.words;
    entry.problems = storyteller(entry.lesson, std::move(told)).tell();
    return entry;
}

}  // namespace asyncdemo
