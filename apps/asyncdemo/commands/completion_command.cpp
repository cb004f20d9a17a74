#include "asyncdemo/cli/choices.hpp"
#include "asyncdemo/cli/completion.hpp"
#include "asyncdemo/cli/shipped_texts.hpp"
#include "asyncdemo/commands/commands.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "asyncdemo/terminal/surroundings.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo {
namespace {

std::string_view script_for(shell wanted) {
    switch (wanted) {
        case shell::bash:
            return bash_completion();
        case shell::zsh:
            return zsh_completion();
        case shell::fish:
            return fish_completion();
    }
    return {};
}

}  // namespace

exit_code show_completion(const completion_command& c) {
    write_results(script_for(shell_from(c.shell)));
    return exit_code::ok;
}

exit_code show_candidates(const catalog& lessons, const std::vector<std::string>& pieces) {
    completion found = complete(describe_command_line(lessons), lessons, pieces);
    if (locale_is_ascii()) {
        for (candidate& c : found.candidates) c.about = visible_in_ascii(c.about);
    }
    write_results(completion_lines(found));
    return exit_code::ok;
}

}  // namespace asyncdemo
