#include "posix/processors.hpp"

#include <fmt/format.h>
#include <uv.h>

#include <algorithm>
#include <cmath>
#include <optional>

#ifdef __linux__
#include <sched.h>
#endif

namespace asyncdemo {
namespace {

constexpr double margin = 0.05;

}  // namespace

std::int64_t allowed_processors() noexcept {
#ifdef __linux__
    // Not libuv's count, from which its later versions (1.49) take the quota off.
    cpu_set_t allowed;
    if (::sched_getaffinity(0, sizeof allowed, &allowed) == 0) return CPU_COUNT(&allowed);
#endif
    return static_cast<std::int64_t>(uv_available_parallelism());
}

std::int64_t usable_processors() {
    const std::int64_t allowed = allowed_processors();
    const std::optional<double> quota = processor_quota();
    if (!quota || *quota >= static_cast<double>(allowed)) return allowed;
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(*quota));
}

std::string because_of_quota(std::int64_t allowed, std::optional<double> quota) {
    if (!quota || *quota >= static_cast<double>(allowed)) return {};
    return fmt::format(": a quota allows it {:.4g} of {} processor{}", *quota, allowed,
                       allowed == 1 ? "" : "s");
}

std::string disturbance(const computing& several, double processors, const computing& alone,
                        std::optional<double> quota) {
    const double got = several.cpu_s / several.taken_s;
    if (quota && processors > *quota) {
        return fmt::format("a quota allows it {:.1f} of {:.1f} processors", *quota, processors);
    }
    if (processors > (1 + margin) * got) {
        return fmt::format("other programs left this side {:.1f} of {:.1f} processors", got,
                           processors);
    }
    const double as_much = several.cpu_s / alone.cpu_s;
    if (std::abs(as_much - 1) > margin) {
        return fmt::format(
            "the processors slowed each other down: the same work took {:.2f} times the processor "
            "time",
            as_much);
    }
    return {};
}

}  // namespace asyncdemo
