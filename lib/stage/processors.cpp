#include "stage/processors.hpp"

#include <uv.h>

namespace asyncdemo {

integer usable_processors() noexcept { return static_cast<integer>(uv_available_parallelism()); }

}  // namespace asyncdemo
