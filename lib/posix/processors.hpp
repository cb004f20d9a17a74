// The processors that there are to compute with, and whether a measurement had them for itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "posix/processor_quota.hpp"

namespace asyncdemo {

/// How many processors this process may run on: fewer than the machine has where it was told so
/// (`taskset`, the set of processors of a container). At least 1.
std::int64_t allowed_processors() noexcept;

/// How many of them it may use all the time: fewer where a quota allows it only a part of them
/// (`processor_quota`). At least 1.
std::int64_t usable_processors();

/// What a sentence about too few processors goes on with where a quota is why: ": a quota allows it
/// 1.5 of 2 processors". Empty where none is.
std::string because_of_quota(std::int64_t allowed = allowed_processors(),
                             std::optional<double> quota = processor_quota());

/// What some computing took.
struct computing {
    double taken_s = 0;
    double cpu_s = 0;  // of all its threads and processes
};

/// Why the time that `several` workers took says nothing about their program: they did not get the
/// number of `processors` that they can keep busy on average, for others used them; or the same
/// work took another processor time than one worker, `alone`, needs for it, for two of the
/// processors share a core and slow each other down. Or a `quota` left them less. Empty when
/// nothing of that was so.
std::string disturbance(const computing& several, double processors, const computing& alone,
                        std::optional<double> quota = processor_quota());

}  // namespace asyncdemo
