// How much of the processors a control group leaves to this process: what `docker run --cpus` sets.
#pragma once

#include <optional>
#include <string>

namespace asyncdemo {

/// As many processors as may be used on average; a process that has used its share waits, however
/// idle they are. The strictest one of the groups that this process is in (cgroup v2 `cpu.max`, v1
/// `cpu.cfs_quota_us`). Nothing where there is no quota, or none that is told: only Linux tells.
/// `root` is where /proc and /sys are, for tests.
std::optional<double> processor_quota(const std::string& root = {});

}  // namespace asyncdemo
