#include <fmt/format.h>
#include <fmt/ranges.h>

#include "asyncdemo/cli/completion.hpp"
#include "asyncdemo/cli/options.hpp"

namespace asyncdemo {
namespace {

// The text with a backslash before each of the signs.
std::string with_escaped(std::string_view text, std::string_view signs) {
    std::string out;
    for (const char c : text) {
        if (signs.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

// As `_describe` takes it.
std::string described(std::string_view name, std::string_view about) {
    return in_quotes(fmt::format("{}:{}", with_escaped(name, ":\\"), with_escaped(about, "\\")));
}

// What `_arguments` does to complete the value.
std::string action_for(const option_description& o) {
    switch (kind_of(o)) {
        case value_kind::word:
            return fmt::format("({})", fmt::join(words_of_type(o.type), " "));
        case value_kind::file:
            return "_files";
        case value_kind::lesson:
            return "_asyncdemo_lessons";
        case value_kind::side:
            return "_asyncdemo_sides";
        case value_kind::side_is:
            return "_asyncdemo_sides -q -S =";
        case value_kind::parameter_is:
            return "_asyncdemo_parameters -q -S =";
        case value_kind::none:
        case value_kind::free:
            break;
    }
    return " ";
}

std::string value_of(const option_description& o) {
    return o.type.empty() ? std::string()
                          : fmt::format(":{}:{}", with_escaped(o.type, ":\\"), action_for(o));
}

// The specifications of an option, one a name. An option is not offered again unless it may be
// repeated.
std::vector<std::string> specifications(const option_description& o) {
    const std::string before = o.is_repeatable ? "*" : fmt::format("({})", fmt::join(o.names, " "));
    std::vector<std::string> all;
    for (const std::string& name : o.names) {
        // A long one takes its value behind "=" as well.
        const bool takes_equals = !o.type.empty() && name.starts_with("--");
        all.push_back(in_quotes(fmt::format("{}{}{}[{}]{}", before, name, takes_equals ? "=" : "",
                                            with_escaped(o.about, "[]:\\"), value_of(o))));
    }
    return all;
}

std::string function_name(const command_description& c) {
    std::string name = "_asyncdemo";
    for (const std::string& word : c.path) name += "-" + word;
    return name;
}

// The last lines of a function whose command has others below it.
void append_dispatch(std::string& script, const command_description& c) {
    script += " \\\n        '1:command:->command' '*::word:->words' && return 0\n";
    script += "    case $state in\n        command)\n            local -a commands=(\n";
    for (const command_description& sub : c.commands) {
        script += fmt::format("                {}\n", described(sub.path.back(), sub.about));
    }
    script += fmt::format(
        "            )\n            _describe -t commands command commands ;;\n"
        "        words)\n            (( $+functions[{0}-$line[1]] )) && {0}-$line[1] ;;\n"
        "    esac\n",
        function_name(c));
}

std::string function_for(const command_description& c) {
    std::string script = fmt::format(
        "{}() {{\n    local curcontext=\"$curcontext\" state line\n    _arguments -C -s",
        function_name(c));
    for (const option_description& o : c.options) {
        for (const std::string& text : specifications(o)) script += " \\\n        " + text;
    }
    if (!c.commands.empty()) {
        append_dispatch(script, c);
        return script + "}\n\n";
    }
    for (const option_description& o : c.arguments) {
        script += " \\\n        " +
                  in_quotes(fmt::format("{}{}", o.is_repeatable ? "*" : "", value_of(o)));
    }
    return script + "\n}\n\n";
}

// A function that offers names of the lesson on the line.
template <class Names>
std::string names_of_lesson(std::string_view what, std::string_view plural, const catalog& lessons,
                            Names names) {
    std::string script = fmt::format(
        "_asyncdemo_{0}() {{\n    local -a {0}\n    local lesson\n"
        "    for lesson in $words; do case $lesson in\n",
        plural);
    for (const catalog_entry& e : lessons) {
        script += fmt::format("        {})\n            {}=(\n", e.lesson.name, plural);
        for (const std::string& text : names(e.lesson)) script += "                " + text + "\n";
        script += "            )\n            break ;;\n";
    }
    return script +
           fmt::format("    esac; done\n    _describe -t {0} {1} {0} \"$@\"\n}}\n\n", plural, what);
}

std::vector<std::string> sides_of(const lesson& l) {
    std::vector<std::string> all;
    for (const side& s : l.sides) all.push_back(described(s.name, s.about));
    return all;
}

std::vector<std::string> parameters_of(const lesson& l) {
    std::vector<std::string> all;
    for (const any_parameter& p : l.parameters) all.push_back(described(name_of(p), about(p)));
    return all;
}

}  // namespace

std::string zsh_completion(const command_description& tree, const catalog& lessons) {
    std::string script =
        "#compdef asyncdemo\n# zsh completion for asyncdemo, printed by `asyncdemo completion "
        "zsh`\n\n";
    for_each_command(tree, [&](const command_description& c) { script += function_for(c); });
    script += "_asyncdemo_lessons() {\n    local -a lessons=(\n";
    for (const catalog_entry& e : lessons) {
        script += fmt::format("        {}\n", described(e.lesson.name, e.lesson.question));
    }
    script += "    )\n    _describe -t lessons lesson lessons \"$@\"\n}\n\n";
    script += names_of_lesson("side", "sides", lessons, sides_of);
    script += names_of_lesson("parameter", "parameters", lessons, parameters_of);
    // Loaded from fpath, this file is the function's body; else it is sourced.
    return script +
           "if [[ $funcstack[1] == _asyncdemo ]]; then\n    _asyncdemo \"$@\"\n"
           "else\n    compdef _asyncdemo asyncdemo\nfi\n";
}

}  // namespace asyncdemo
