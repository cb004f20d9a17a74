#include "report/version.hpp"

#ifndef ASYNCDEMO_VERSION
#error "the build defines ASYNCDEMO_VERSION"
#endif

namespace asyncdemo {

std::string_view version() { return ASYNCDEMO_VERSION; }

}  // namespace asyncdemo
