#include <fmt/format.h>
#include <fmt/ranges.h>

#include "asyncdemo/cli/completion.hpp"
#include "asyncdemo/cli/options.hpp"

namespace asyncdemo {
namespace {

// As fish takes text literally.
std::string literal(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out += '\'';
}

// Where on the command line we are, over the functions that are generated.
constexpr std::string_view machinery = R"sh(
# The words of the line that name a command.
function __asyncdemo_command
    set -l path
    for word in (commandline -opc)[2..-1]
        string match -q -- '-*' $word; and continue
        set -a path $word
        __asyncdemo_has_commands "$path"; or break
    end
    echo "$path"
end

function __asyncdemo_is_at
    test (__asyncdemo_command) = "$argv"
end

# The first lesson on the line.
function __asyncdemo_lesson
    set -l lessons (__asyncdemo_lessons | string replace -r '\t.*' '')
    for word in (commandline -opc)[2..-1]
        if contains -- $word $lessons
            echo $word
            return
        end
    end
end

complete -c asyncdemo -f
)sh";

// What stands behind an option on a `complete` line.
std::string value_of(const option_description& o) {
    switch (kind_of(o)) {
        case value_kind::none:
            return {};
        case value_kind::word:
            return fmt::format(" -x -a '{}'", fmt::join(words_of_type(o.type), " "));
        case value_kind::file:
            return " -r -F";
        case value_kind::lesson:
            return " -x -a '(__asyncdemo_lessons)'";
        case value_kind::side:
            return " -x -a '(__asyncdemo_sides)'";
        case value_kind::side_is:
            return " -x -a '(__asyncdemo_sides =)'";
        case value_kind::parameter_is:
            return " -x -a '(__asyncdemo_parameters =)'";
        case value_kind::free:
            break;
    }
    return " -x";
}

std::string lines_for(const command_description& c) {
    const std::string begin =
        fmt::format("complete -c asyncdemo -n '__asyncdemo_is_at {}'", fmt::join(c.path, " "));
    std::string script = "\n";
    for (const command_description& sub : c.commands) {
        script += fmt::format("{} -a {} -d {}\n", begin, sub.path.back(), literal(sub.about));
    }
    for (const option_description& o : c.arguments) {
        // An argument that may be any file has no name before it that would ask for one.
        const std::string value = kind_of(o) == value_kind::file ? " -F" : value_of(o).substr(3);
        script += begin + value + "\n";
    }
    for (const option_description& o : c.options) {
        script += begin;
        for (const std::string& name : o.names) {
            const bool is_long = name.starts_with("--");
            script += fmt::format(" {} {}", is_long ? "-l" : "-s", name.substr(is_long ? 2 : 1));
        }
        script += fmt::format("{} -d {}\n", value_of(o), literal(o.about));
    }
    return script;
}

// A line that prints a name, with what is to stand behind it, and what it is.
std::string print(std::string_view name, std::string_view about) {
    return fmt::format("printf '%s%s\\t%s\\n' {} \"$argv\" {}\n", name, literal(about));
}

// A function that prints names of the lesson on the line, each with its argument behind it.
template <class Names>
std::string names_of_lesson(std::string_view plural, const catalog& lessons, Names names) {
    std::string script =
        fmt::format("\nfunction __asyncdemo_{}\n    switch (__asyncdemo_lesson)\n", plural);
    for (const catalog_entry& e : lessons) {
        script += fmt::format("        case {}\n", e.lesson.name);
        for (const std::string& text : names(e.lesson)) script += "            " + text;
    }
    return script + "    end\nend\n";
}

std::vector<std::string> sides_of(const lesson& l) {
    std::vector<std::string> all;
    for (const side& s : l.sides) all.push_back(print(s.name, s.about));
    return all;
}

std::vector<std::string> parameters_of(const lesson& l) {
    std::vector<std::string> all;
    for (const any_parameter& p : l.parameters) all.push_back(print(name_of(p), about(p)));
    return all;
}

}  // namespace

std::string fish_completion(const command_description& tree, const catalog& lessons) {
    std::string script =
        "# fish completion for asyncdemo, printed by `asyncdemo completion fish`\n";
    std::vector<std::string> with_commands;
    for_each_command(tree, [&](const command_description& c) {
        if (!c.commands.empty() && !c.path.empty()) {
            with_commands.push_back(literal(fmt::format("{}", fmt::join(c.path, " "))));
        }
    });
    script +=
        fmt::format("\nfunction __asyncdemo_has_commands\n    contains -- \"$argv\" {}\nend\n",
                    fmt::join(with_commands, " "));
    script += "\nfunction __asyncdemo_lessons\n";
    for (const catalog_entry& e : lessons) {
        script += "    " + print(e.lesson.name, e.lesson.question);
    }
    script += "end\n";
    script += names_of_lesson("sides", lessons, sides_of);
    script += names_of_lesson("parameters", lessons, parameters_of);
    script += machinery;
    for_each_command(tree, [&](const command_description& c) { script += lines_for(c); });
    return script;
}

}  // namespace asyncdemo
