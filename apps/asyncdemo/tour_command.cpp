#include "asyncdemo/booklet_command.hpp"
#include "asyncdemo/commands.hpp"

namespace asyncdemo {

exit_code tour(const catalog& lessons, const command& c) {
    if (c.options.html) return write_booklet(lessons, c);
    throw usage_error("not written yet");
}

exit_code next_lesson(const catalog&, const command&) { throw usage_error("not written yet"); }

}  // namespace asyncdemo
