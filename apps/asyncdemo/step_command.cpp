#include "asyncdemo/commands.hpp"

namespace asyncdemo {

exit_code step_through(const catalog&, const command&) { throw usage_error("not written yet"); }

}  // namespace asyncdemo
