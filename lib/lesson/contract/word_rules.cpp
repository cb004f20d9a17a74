#include <algorithm>
#include <cctype>

#include "lesson/contract/quoted_words.hpp"
#include "lesson/contract/rules.hpp"

namespace asyncdemo {
namespace {

constexpr std::string_view program = "asyncdemo";

// Every sentence of a lesson that a reader may see.
std::vector<std::string_view> sentences_of(const catalog_entry& e) {
    const lesson& l = e.lesson;
    std::vector<std::string_view> all{l.question, l.conclusion, l.prediction.asks, l.serve.tries,
                                      e.prose};
    if (l.moment) all.push_back(l.moment->seen);
    for (const side& s : l.sides) all.push_back(s.about);
    for (const claim& c : l.claims) all.push_back(c.text);
    for (const any_parameter& p : l.parameters) all.push_back(about(p));
    for (const prediction_prompt& p : l.prediction.prompts) {
        all.push_back(p.why);
        for (const typical_answer& a : p.wrong) all.push_back(a.because);
    }
    return all;
}

bool is_part_of_a_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
}

// True when it stands there as it is, and not as a piece of a longer word.
bool stands_in(std::string_view text, std::string_view wanted) {
    if (wanted.empty()) return false;
    for (std::size_t at = text.find(wanted); at != std::string_view::npos;
         at = text.find(wanted, at + 1)) {
        const std::size_t end = at + wanted.size();
        const bool begins =
            at == 0 || !is_part_of_a_word(text[at - 1]) || !is_part_of_a_word(wanted.front());
        const bool ends = end == text.size() || !is_part_of_a_word(text[end]) ||
                          !is_part_of_a_word(wanted.back());
        if (begins && ends) return true;
    }
    return false;
}

/// What a lesson says of a word in code ticks.
class vocabulary {
public:
    vocabulary(const catalog_entry& e, const command_lines& lines) : entry_(e), lines_(lines) {}

    /// Why the word can't be followed; empty when the lesson itself has it.
    [[nodiscard]] std::string objection(std::string_view word) const {
        if (word == program) return {};
        if (word.starts_with("--")) return objection_to_option(word);
        if (const std::size_t at = word.find(std::string(program) + ' ');
            at != std::string_view::npos) {
            return lines_.refusal(word.substr(at + program.size() + 1));
        }
        if (is_name(word) || is_in_code(word)) return {};
        return fmt::format(
            "it is no side ({}), parameter, column, lesson or command line, and does "
            "not stand in the code; a foreign word belongs in \"words\"",
            in_ticks(names_of_sides(entry_.lesson)));
    }

private:
    [[nodiscard]] bool is_name(std::string_view word) const {
        const lesson& l = entry_.lesson;
        return l.find_side(word) != nullptr || lines_.is_lesson(word) ||
               std::any_of(l.columns.begin(), l.columns.end(),
                           [word](const column& c) { return c.title == word || c.metric == word; });
    }

    [[nodiscard]] bool is_in_code(std::string_view word) const {
        return std::any_of(entry_.code.begin(), entry_.code.end(),
                           [word](const code_file& f) { return stands_in(f.text, word); });
    }

    // "--name" or "--name value".
    [[nodiscard]] std::string objection_to_option(std::string_view option) const {
        const lesson& l = entry_.lesson;
        const std::string_view name = words_of(option).front().substr(2);
        const bool is_parameter = l.find_parameter(name) != nullptr;
        if (is_parameter || lines_.takes_option(l.name, option)) return {};
        return "it is no parameter";
    }

    const catalog_entry& entry_;
    const command_lines& lines_;
};

}  // namespace

void check_words(const catalog_entry& e, const command_lines& lines, complaint_list& to) {
    const vocabulary own(e, lines);
    std::vector<std::string> quoted;
    for (const std::string_view sentence : sentences_of(e)) {
        for (std::string& word : quoted_words(sentence)) quoted.push_back(std::move(word));
    }
    for (auto word = quoted.begin(); word != quoted.end(); ++word) {
        if (std::find(quoted.begin(), word, *word) != word) continue;
        if (std::find(e.words.begin(), e.words.end(), *word) != e.words.end()) continue;
        const std::string objection = own.objection(*word);
        to.expect(objection.empty(), "`{}` is in code ticks, but {}", *word, objection);
    }
    for (const std::string& word : e.words) {
        to.expect(std::find(quoted.begin(), quoted.end(), word) != quoted.end(),
                  "\"words\" has \"{}\", which no sentence has in code ticks", word);
        to.expect(
            !own.objection(word).empty(),
            "\"words\" has \"{}\", which is the lesson's own; only foreign words belong there",
            word);
    }
}

}  // namespace asyncdemo
