#include "asyncdemo/cli/completion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "asyncdemo/cli/choices.hpp"
#include "asyncdemo/cli/shell_words.hpp"

namespace asyncdemo {
namespace {

struct given_option {
    const option_description* option = nullptr;
    std::optional<std::string> value;  // none: it has none, or none yet
};

/// Where a line has come to.
struct place {
    const command_description* command = nullptr;
    std::vector<std::string> arguments;
    std::vector<given_option> options;
    bool is_behind_dashes = false;  // "--": no option any more

    /// The option whose value comes next; null when none does.
    [[nodiscard]] const option_description* waiting() const {
        if (options.empty() || options.back().value) return nullptr;
        const option_description* const last = options.back().option;
        return last->type.empty() ? nullptr : last;
    }

    [[nodiscard]] bool has(const option_description& o) const {
        return std::any_of(options.begin(), options.end(),
                           [&o](const given_option& g) { return g.option == &o; });
    }

    /// True when an option of this type has the value, or for "gather=" one that begins so.
    [[nodiscard]] bool has_value(std::string_view type, std::string_view value) const {
        return std::any_of(options.begin(), options.end(), [&](const given_option& g) {
            if (g.option->type != type || !g.value) return false;
            return g.value == value || (value.ends_with('=') && g.value->starts_with(value));
        });
    }
};

bool looks_like_option(const place& at, std::string_view word) {
    return !at.is_behind_dashes && word.size() > 1 && word.front() == '-';
}

// "--side", "--side=gather", "-o", "-orun.json": the option, and where in the word its value begins
// if it is there. The option is null when the command has none like that.
std::pair<const option_description*, std::size_t> read_option(const command_description& command,
                                                              std::string_view word) {
    for (const option_description& o : command.options) {
        for (const std::string& name : o.names) {
            if (word == name) return {&o, std::string_view::npos};
            if (o.type.empty() || !word.starts_with(name)) continue;
            const bool is_long = name.starts_with("--");
            if (!is_long) return {&o, name.size()};
            if (word[name.size()] == '=') return {&o, name.size() + 1};
        }
    }
    return {nullptr, std::string_view::npos};
}

void take_option(place& at, std::string_view word) {
    const auto [option, value_at] = read_option(*at.command, word);
    if (option == nullptr) return;  // the parser will say so
    given_option given{option, std::nullopt};
    if (value_at != std::string_view::npos) given.value = word.substr(value_at);
    at.options.push_back(std::move(given));
}

void take(place& at, const std::string& word) {
    if (at.waiting() != nullptr) {
        at.options.back().value = word;
        return;
    }
    if (word == "--") {
        at.is_behind_dashes = true;
        return;
    }
    if (looks_like_option(at, word)) {
        take_option(at, word);
        return;
    }
    const auto& below = at.command->commands;
    const auto named = std::find_if(below.begin(), below.end(),
                                    [&word](const auto& c) { return c.path.back() == word; });
    if (named == below.end()) {
        at.arguments.push_back(word);
    } else {
        at.command = &*named;
        at.options.clear();
    }
}

const lesson* lesson_at(const place& at, const catalog& lessons) {
    const std::vector<std::string>& path = at.command->path;
    const catalog_entry* entry = path.empty() ? nullptr : find(lessons, path.back());
    if (entry == nullptr && !at.arguments.empty()) entry = find(lessons, at.arguments.front());
    return entry == nullptr ? nullptr : &entry->lesson;
}

/// Collects what fits what is typed of the word under the cursor.
class proposals {
public:
    proposals(const place& at, const catalog& lessons, const unfinished_line& line)
        : at_(at), lessons_(lessons), line_(line), begin_(line.current) {}

    completion all() && {
        if (const option_description* const waiting = at_.waiting()) {
            offer_values(*waiting);
        } else if (begin_.starts_with("-") && !at_.is_behind_dashes) {
            offer_options();
        } else {
            offer_words();
        }
        return std::move(found_);
    }

private:
    void offer(std::string_view word, std::string_view about) {
        const bool is_more = word != begin_ || !word.ends_with('=');
        if (!word.starts_with(begin_) || !is_more) return;
        const std::string whole = before_ + std::string(word);
        found_.candidates.push_back({whole.substr(line_.settled.size()), std::string(about)});
    }

    // Commands and arguments; options where neither can stand.
    void offer_words() {
        const auto& arguments = at_.command->arguments;
        if (!at_.command->commands.empty()) {
            if (!at_.arguments.empty()) return;  // it should have been a command
            for (const command_description& c : at_.command->commands)
                offer(c.path.back(), c.about);
        } else if (!arguments.empty() &&
                   (at_.arguments.empty() || arguments.front().is_repeatable)) {
            offer_values(arguments.front());
        } else if (!at_.is_behind_dashes) {
            offer_options();
        }
    }

    void offer_options() {
        const auto [option, value_at] = read_option(*at_.command, begin_);
        if (option != nullptr && value_at != std::string_view::npos) {
            before_ = begin_.substr(0, value_at);
            begin_.remove_prefix(value_at);
            offer_values(*option);
            return;
        }
        for (const option_description& o : at_.command->options) {
            if (at_.has(o) && !o.is_repeatable) continue;
            for (const std::string& name : o.names) offer(name, o.about);
        }
    }

    void offer_values(const option_description& o) {
        const lesson* const l = lesson_at(at_, lessons_);
        const bool has_one_clock = o.type == "CLOCK" && l != nullptr && !l->has_virtual_clock();
        for (const std::string_view word : words_of_type(o.type)) {
            if (!has_one_clock || word == to_string(clock_kind::real)) offer(word, "");
        }
        if (o.type == "FILE") {
            found_.file = file_name{line_.settled, before_, std::string(begin_)};
        } else if (o.type == "LESSON") {
            offer_lessons();
        } else if (l != nullptr && o.type.starts_with("PARAM=")) {
            offer_parameters(*l);
        } else if (l != nullptr) {
            offer_sides(*l, o);
        }
    }

    void offer_lessons() {
        for (const catalog_entry& e : lessons_) {
            const auto& named = at_.arguments;
            const bool is_new = std::find(named.begin(), named.end(), e.lesson.name) == named.end();
            if (is_new) offer(e.lesson.name, e.lesson.question);
        }
    }

    void offer_sides(const lesson& l, const option_description& o) {
        const bool is_answer = o.type == "SIDE=VALUE";
        const bool opens_server = o.type == "NAME";
        if (o.type != "SIDE" && !is_answer && !opens_server) return;
        for (const side& s : l.sides) {
            const std::string word = std::string(s.name) + (is_answer ? "=" : "");
            if (at_.has_value(o.type, word) || (opens_server && !s.serve)) continue;
            offer(word, fmt::format("{}{}", s.is_mistake() ? "the mistake: " : "", s.about));
        }
    }

    // One that has a value of its own is not swept.
    void offer_parameters(const lesson& l) {
        for (const any_parameter& p : l.parameters) {
            const std::string name(name_of(p));
            const auto [option, value_at] = read_option(*at_.command, "--" + name);
            const bool is_fixed = option != nullptr && at_.has(*option);
            if (!is_fixed) offer(name + "=", about(p));
        }
    }

    const place& at_;
    const catalog& lessons_;
    const unfinished_line& line_;
    std::string before_;      // of the word under the cursor, in front of what is proposed
    std::string_view begin_;  // of what is proposed
    completion found_;
};

}  // namespace

completion complete(const command_description& tree, const catalog& lessons,
                    const std::vector<std::string>& pieces) {
    const unfinished_line line = line_from_pieces(pieces);
    const bool fits_a_line = line.current.find_first_of("\t\n") == std::string::npos;
    if (!fits_a_line) return {};
    place at{.command = &tree, .arguments = {}, .options = {}};
    for (const std::string& word : line.words) take(at, word);
    return proposals(at, lessons, line).all();
}

std::string completion_lines(const completion& c) {
    std::string text;
    if (c.file) {
        text += fmt::format(":files\t{}\t{}\t{}\n", c.file->settled, c.file->before, c.file->begin);
    }
    for (const candidate& one : c.candidates) {
        text += one.text + (one.about.empty() ? "" : "\t" + one.about) + "\n";
    }
    return text;
}

}  // namespace asyncdemo
