#include "asyncdemo/cli/manual_page.hpp"
#include "asyncdemo/commands/commands.hpp"
#include "asyncdemo/terminal/output.hpp"

namespace asyncdemo {

exit_code show_manual(const catalog& lessons, const command&) {
    write_results(manual_page(describe_command_line(lessons), lessons));
    return exit_code::ok;
}

}  // namespace asyncdemo
