#include "asyncdemo/commands.hpp"

namespace asyncdemo {

exit_code replay(const catalog&, const command&) { throw usage_error("not written yet"); }

}  // namespace asyncdemo
