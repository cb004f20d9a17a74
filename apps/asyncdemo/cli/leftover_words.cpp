#include "asyncdemo/cli/leftover_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <vector>

#include "asyncdemo/cli/did_you_mean.hpp"
#include "asyncdemo/terminal/exit_code.hpp"

namespace asyncdemo {
namespace {

// As typed: "asyncdemo serve sockets".
std::string words_to(const CLI::App& sub) {
    const std::string before = words_before(sub);
    return before.empty() ? sub.get_name() : before + " " + sub.get_name();
}

// The subcommand that was typed; null when there is none.
const CLI::App* typed_below(const CLI::App& at) {
    const auto typed = at.get_subcommands();
    return typed.empty() ? nullptr : typed.front();
}

bool is_flag(const CLI::Option& o) { return o.get_items_expected_max() == 0; }

void refuse_value_of_flag(const std::string& word, const CLI::App& at) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos) return;
    const std::string name = word.substr(0, equals);
    const CLI::Option* const o = at.get_option_no_throw(name);
    if (o == nullptr || !is_flag(*o)) return;
    const bool takes_one = !o->get_fnames().empty();  // in place of one that it has by itself
    if (takes_one && equals + 1 < word.size()) return;
    if (takes_one) throw usage_error(fmt::format("{} \"\" is empty: leave out the =", name));
    throw usage_error(
        fmt::format("\"{}\" takes no value: write it without \"{}\"", name, word.substr(equals)));
}

// What must stand behind the subcommand's name; empty when nothing must.
std::string arguments_of(const CLI::App& sub) {
    std::string text;
    for (const CLI::Option* o : sub.get_options()) {
        if (o->get_positional()) text += " " + o->get_type_name();
    }
    return text;
}

// The option as it is typed, with a word for its value where it wants one and has none.
std::string with_value(const std::string& word, const CLI::App& owner) {
    const CLI::Option* const o = owner.get_option_no_throw(word);
    return o == nullptr || is_flag(*o) ? word : word + " " + o->get_type_name();
}

bool has_option(const CLI::App& at, const std::string& name) {
    return at.get_option_no_throw(name) != nullptr;
}

// The one of them that knows the option, else the last; null when none was typed.
const CLI::App* typed_owner(const CLI::App& at, const std::string& option) {
    const CLI::App* last = nullptr;
    for (const CLI::App* sub = typed_below(at); sub != nullptr; sub = typed_below(*sub)) {
        last = sub;
        if (has_option(*sub, option)) break;
    }
    return last;
}

std::vector<std::string> commands_of(const CLI::App& at) {
    std::vector<std::string> names;
    for (const CLI::App* s : at.get_subcommands({})) names.push_back(s->get_name());
    return names;
}

[[noreturn]] void refuse_unknown(const std::string& word, const CLI::App& at) {
    std::vector<std::string> known;
    for (const CLI::Option* o : at.get_options()) {
        for (const std::string& name : o->get_lnames()) known.push_back("--" + name);
    }
    throw usage_error(fmt::format("\"{}\" is not expected here{}; see {} --help", word,
                                  did_you_mean(word, known), words_to(at)));
}

// One that a subcommand knows stands too far in front: what it is about comes first.
[[noreturn]] void refuse_option(const std::string& word, const CLI::App& at) {
    const std::string name = word.substr(0, word.find('='));
    const CLI::App* const below = typed_owner(at, name);
    if (below != nullptr) {
        if (!has_option(*below, name)) refuse_unknown(word, *below);
        refuse_value_of_flag(word, *below);
        const std::string command = words_to(*below);
        // Whatever else was typed is not known any more, so only what is whole can be proposed.
        const bool is_whole = with_value(word, *below) == word && arguments_of(*below).empty();
        throw usage_error(fmt::format("\"{}\" must come after {}: {}", word, below->get_name(),
                                      is_whole ? fmt::format("write {} {}", command, word)
                                               : fmt::format("see {} --help", command)));
    }
    for (const CLI::App* sub : at.get_subcommands({})) {
        if (!has_option(*sub, name)) continue;
        refuse_value_of_flag(word, *sub);
        throw usage_error(
            fmt::format("\"{}\" needs {} before it, such as {}{} {}", word,
                        at.get_parent() == nullptr ? "a lesson or a command" : "a lesson",
                        words_to(*sub), arguments_of(*sub), with_value(word, *sub)));
    }
    refuse_unknown(word, at);
}

[[noreturn]] void refuse_word(const std::string& word, const CLI::App& at) {
    if (word.starts_with("-")) refuse_option(word, at);
    const std::vector<std::string> commands = commands_of(at);
    if (commands.empty()) refuse_unknown(word, at);
    if (at.get_parent() == nullptr) {
        throw usage_error(
            fmt::format("\"{}\" is not a lesson or command{}; asyncdemo list names the lessons",
                        word, did_you_mean(word, commands)));
    }
    throw usage_error(fmt::format("\"{}\" is not a lesson with a server{}: it can be {}", word,
                                  did_you_mean(word, commands), fmt::join(commands, ", ")));
}

}  // namespace

std::string words_before(const CLI::App& sub) {
    const CLI::App* const parent = sub.get_parent();
    if (parent == nullptr) return {};
    const std::string before = words_before(*parent);
    return before.empty() ? parent->get_name() : before + " " + parent->get_name();
}

void refuse_values_of_flags(const CLI::App& program, const std::vector<std::string>& words) {
    const CLI::App* at = &program;
    for (const std::string& word : words) {
        if (word == "--") return;
        if (!word.starts_with("-")) {
            const auto below = at->get_subcommands(
                [&word](const CLI::App* sub) { return sub->get_name() == word; });
            if (!below.empty()) at = below.front();
            continue;
        }
        refuse_value_of_flag(word, *at);
    }
}

void refuse_leftovers(const CLI::App& program) {
    for (const CLI::App* at = &program; at != nullptr; at = typed_below(*at)) {
        if (const auto left = at->remaining(); !left.empty()) refuse_word(left.front(), *at);
    }
}

}  // namespace asyncdemo
