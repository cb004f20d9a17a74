// Amdahl's law: what a share that can't be split makes of a number of workers.
#pragma once

#include "lesson/units.hpp"

namespace asyncdemo::lessons::amdahl {

// [serial-80, serial-50, serial-5, one-lock]
/// How many times as fast `n` workers are as one, when the share `serial` of the job can't be
/// split.
inline double formula(double serial, integer n) {
    return 1 / (serial + (1 - serial) / static_cast<double>(n));
}
// [end]

}  // namespace asyncdemo::lessons::amdahl
