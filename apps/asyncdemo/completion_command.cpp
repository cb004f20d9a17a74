#include "asyncdemo/commands.hpp"

namespace asyncdemo {

exit_code show_completion(const catalog&, const command&) { throw usage_error("not written yet"); }

}  // namespace asyncdemo
