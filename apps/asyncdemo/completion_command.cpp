#include "asyncdemo/commands.hpp"
#include "asyncdemo/completion.hpp"
#include "asyncdemo/output.hpp"

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

exit_code show_completion(const catalog& lessons, const command& c) {
    const shell wanted = shell_from(c.argument);
    const command_description tree = describe_command_line(lessons);
    switch (wanted) {
        case shell::bash:
            write_results(bash_completion(tree, lessons));
            break;
        case shell::zsh:
            write_results(zsh_completion(tree, lessons));
            break;
        case shell::fish:
            write_results(fish_completion(tree, lessons));
            break;
    }
    return exit_code::ok;
}

}  // namespace asyncdemo
