#include "asyncdemo/cli/completion.hpp"
#include "asyncdemo/cli/options.hpp"
#include "asyncdemo/commands/commands.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "asyncdemo/terminal/surroundings.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo {

value_kind kind_of(const option_description& o) {
    if (o.type.empty()) return value_kind::none;
    if (!words_of_type(o.type).empty()) return value_kind::word;
    if (o.type == "FILE") return value_kind::file;
    if (o.type == "LESSON") return value_kind::lesson;
    if (o.type == "SIDE") return value_kind::side;
    if (o.type.starts_with("SIDE=")) return value_kind::side_is;
    if (o.type.starts_with("PARAM=")) return value_kind::parameter_is;
    return value_kind::free;
}

std::string in_quotes(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'') {
            out += R"('\'')";
        } else {
            out += c;
        }
    }
    return out += '\'';
}

namespace {

std::string script_for(shell wanted, const catalog& lessons) {
    const command_description tree = describe_command_line(lessons);
    switch (wanted) {
        case shell::bash:
            return bash_completion(tree, lessons);
        case shell::zsh:
            return zsh_completion(tree, lessons);
        case shell::fish:
            return fish_completion(tree, lessons);
    }
    return {};
}

}  // namespace

exit_code show_completion(const catalog& lessons, const command& c) {
    const std::string script = script_for(shell_from(c.argument), lessons);
    write_results(locale_is_ascii() ? page_in_ascii(script) : script);
    return exit_code::ok;
}

}  // namespace asyncdemo
