// A side that does one thing after another, each measured by itself.
#pragma once

#include <string>
#include <string_view>

#include "stage/process_figures.hpp"
#include "stage/stage.hpp"

namespace asyncdemo {

/// Measures from one end of a phase to the next; the first one begins with this object.
class phases {
public:
    explicit phases(stage& on) : on_(on) { begin(); }

    /// The end of the phase `name`, as the metrics NAME_s, its time, and NAME_processors: how many
    /// processors it has kept busy, on average. Child processes must have ended to count.
    void ends(std::string_view name) {
        const duration length = on_.now() - begun_;
        const double cpu_s = processor_use_so_far().cpu_s - cpu_s_;
        on_.metric(std::string(name) + "_s", length);
        on_.metric(std::string(name) + "_processors", cpu_s / seconds(length).count());
        begin();
    }

private:
    void begin() {
        begun_ = on_.now();
        cpu_s_ = processor_use_so_far().cpu_s;
    }

    stage& on_;
    duration begun_{};
    double cpu_s_ = 0;
};

}  // namespace asyncdemo
