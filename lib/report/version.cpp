#include "report/version.hpp"

#ifndef ASYNCDEMO_VERSION
#error "the build defines ASYNCDEMO_VERSION"
#endif

namespace asyncdemo {

std::string_view version() { return ASYNCDEMO_VERSION; }

std::string_view version_of(const lesson_run& run) {
    return run.recorded_by ? std::string_view(*run.recorded_by) : version();
}

}  // namespace asyncdemo
