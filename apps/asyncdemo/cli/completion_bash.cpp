#include <fmt/format.h>
#include <fmt/ranges.h>

#include "asyncdemo/cli/completion.hpp"
#include "asyncdemo/cli/options.hpp"

namespace asyncdemo {
namespace {

// What completes, over the functions that are generated. Only what bash 3.2 knows is used, which is
// that of macOS.
constexpr std::string_view machinery = R"sh(
# Prints what can be typed for a kind of value, given the command and the lesson on the line.
_asyncdemo_candidates() {
    case $1 in
        command) _asyncdemo_commands "$2" ;;
        lesson) _asyncdemo_lessons ;;
        side) _asyncdemo_sides "$3" ;;
        side=) _asyncdemo_sides "$3" | sed 's/$/=/' ;;
        parameter=) _asyncdemo_parameters "$3" | sed 's/$/=/' ;;
        =*) echo "${1#=}" | tr , '\n' ;;
    esac
}

# Prints whether the first word is one of the others, which it reads.
_asyncdemo_has() { grep -Fqx -e "$1"; }

_asyncdemo() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local command='' lesson='' kind='' prefix='' word entry
    COMPREPLY=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
        if _asyncdemo_commands "$command" | _asyncdemo_has "$word"; then
            command+=${command:+ }$word
        fi
        if [[ -z $lesson ]] && _asyncdemo_lessons | _asyncdemo_has "$word"; then lesson=$word; fi
    done

    # "--side=gather" is three words to bash, or one, as COMP_WORDBREAKS has it.
    if [[ $current == '=' || $previous == '=' ]]; then
        if [[ $current == '=' ]]; then current=''; else previous=${COMP_WORDS[COMP_CWORD - 2]}; fi
        if [[ $previous != -* ]]; then return 0; fi
    elif [[ $current == --*=* ]]; then
        previous=${current%%=*} prefix=${current%%=*}= current=${current#*=}
    fi

    for entry in $(_asyncdemo_options "$command"); do
        if [[ ${entry%%:*} == "$previous" ]]; then kind=${entry#*:}; fi
    done
    if [[ -z $kind || $kind == flag ]]; then
        kind=$(_asyncdemo_argument "$command")
        if [[ $current == -* || -z $kind ]]; then kind=option; fi
    fi

    while IFS= read -r word; do COMPREPLY+=("$prefix$word"); done < <(
        case $kind in
            option) compgen -W "$(_asyncdemo_options "$command" | sed 's/:.*//')" -- "$current" ;;
            file) compgen -f -- "$current" ;;
            *) compgen -W "$(_asyncdemo_candidates "$kind" "$command" "$lesson")" -- "$current" ;;
        esac
    )
    # Outside of a completion, and in bash 3.2, there is no such thing.
    case $kind in
        file) compopt -o filenames 2>/dev/null ;;
        *=) compopt -o nospace 2>/dev/null ;;
    esac
    return 0
}

complete -F _asyncdemo asyncdemo
)sh";

std::string kind_word(const option_description& o) {
    switch (kind_of(o)) {
        case value_kind::none:
            return "flag";
        case value_kind::word:
            return fmt::format("={}", fmt::join(words_of_type(o.type), ","));
        case value_kind::file:
            return "file";
        case value_kind::lesson:
            return "lesson";
        case value_kind::side:
            return "side";
        case value_kind::side_is:
            return "side=";
        case value_kind::parameter_is:
            return "parameter=";
        case value_kind::free:
            break;
    }
    return "value";
}

// A function that prints words, one a line, for what its first word is.
class lookup {
public:
    explicit lookup(std::string_view name) {
        text_ = fmt::format("{}() {{\n    case $1 in\n", name);
    }

    void add(std::string_view what, const std::vector<std::string>& words) {
        if (words.empty()) return;
        text_ += fmt::format("        {}) printf '%s\\n'", in_quotes(what));
        for (const std::string& word : words) text_ += " " + in_quotes(word);
        text_ += " ;;\n";
    }

    std::string end() && { return std::move(text_) + "    esac\n}\n"; }

private:
    std::string text_;
};

}  // namespace

std::string bash_completion(const command_description& tree, const catalog& lessons) {
    lookup commands("_asyncdemo_commands");
    lookup options("_asyncdemo_options");
    lookup argument("_asyncdemo_argument");
    for_each_command(tree, [&](const command_description& c) {
        const std::string path = fmt::format("{}", fmt::join(c.path, " "));
        std::vector<std::string> below;
        for (const command_description& sub : c.commands) below.push_back(sub.path.back());
        std::vector<std::string> typed;
        for (const option_description& o : c.options) {
            for (const std::string& name : o.names) typed.push_back(name + ":" + kind_word(o));
        }
        commands.add(path, below);
        options.add(path, typed);
        if (!below.empty()) argument.add(path, {"command"});
        if (!c.arguments.empty()) argument.add(path, {kind_word(c.arguments.front())});
    });

    lookup sides("_asyncdemo_sides");
    lookup parameters("_asyncdemo_parameters");
    std::string names;
    for (const catalog_entry& e : lessons) {
        std::vector<std::string> words;
        for (const side& s : e.lesson.sides) words.emplace_back(s.name);
        sides.add(e.lesson.name, words);
        words.clear();
        for (const any_parameter& p : e.lesson.parameters) words.emplace_back(name_of(p));
        parameters.add(e.lesson.name, words);
        names += " " + in_quotes(e.lesson.name);
    }

    return fmt::format(
        "# bash completion for asyncdemo, printed by `asyncdemo completion bash`\n\n"
        "# Below the command that is given, and what can be typed there.\n"
        "{}\n{}\n{}\n# Of the lesson that is given.\n{}\n{}\n"
        "_asyncdemo_lessons() {{ printf '%s\\n'{}; }}\n{}",
        std::move(commands).end(), std::move(options).end(), std::move(argument).end(),
        std::move(sides).end(), std::move(parameters).end(), names, machinery);
}

}  // namespace asyncdemo
