#include "asyncdemo/cli/shipped_texts.hpp"
#include "asyncdemo/commands/commands.hpp"
#include "asyncdemo/terminal/output.hpp"

namespace asyncdemo {

exit_code show_manual() {
    write_results(manual_page());
    return exit_code::ok;
}

}  // namespace asyncdemo
