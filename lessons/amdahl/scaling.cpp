#include "lessons/amdahl/scaling.hpp"

#include "posix/process_figures.hpp"

namespace asyncdemo::lessons::amdahl {

void scaling::begin() {
    begun_ = on_.now();
    cpu_before_s_ = processor_use_so_far().cpu_s;
}

// [serial-80, serial-50, serial-5, one-lock]
void scaling::ends(integer workers, double computed) {
    const double cpu_s = processor_use_so_far().cpu_s - cpu_before_s_;
    const duration taken = on_.now() - begun_;
    if (workers == 1) with_one_s_ = seconds(taken).count();
    const double speed_up = with_one_s_ / seconds(taken).count();
    on_.row({{"workers", workers},
             {"taken_s", taken},
             {"cpu_s", cpu_s},
             {"speed_up", speed_up},
             {"computed", computed}});
    on_.metric("speed_up", speed_up);
    on_.metric("computed", computed);
    begin();
}
// [end]

}  // namespace asyncdemo::lessons::amdahl
