#include "runner/this_machine.hpp"

#include <fmt/format.h>
#include <sys/utsname.h>

#include <optional>
#include <string>

#include "posix/processor_quota.hpp"
#include "posix/processors.hpp"

namespace asyncdemo {

machine this_machine() {
    utsname name{};
    ::uname(&name);
#ifdef __clang__
    const std::string compiler = fmt::format("clang {}.{}", __clang_major__, __clang_minor__);
#else
    const std::string compiler = fmt::format("g++ {}.{}", __GNUC__, __GNUC_MINOR__);
#endif
    const auto cpus = static_cast<int>(allowed_processors());
    std::optional<double> quota = processor_quota();
    if (quota >= cpus) quota.reset();  // no bound (nothing is less than any number)
    return {.cpus = cpus,
            .cpu_quota = quota,
            .os = fmt::format("{} {}", name.sysname, name.release),
            .compiler = compiler};
}

}  // namespace asyncdemo
