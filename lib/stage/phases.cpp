#include "stage/phases.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "aio/gather.hpp"
#include "posix/process_figures.hpp"
#include "posix/processors.hpp"
#include "stage/child_processes.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo {
namespace {

// Measures as long as it lives. Child processes must have ended to count.
class phase_meter {
public:
    phase_meter(stage& on, std::string_view name)
        : on_(on), name_(name), begun_(on.now()), cpu_before_s_(processor_use_so_far().cpu_s) {}
    phase_meter(const phase_meter&) = delete;
    phase_meter& operator=(const phase_meter&) = delete;
    ~phase_meter() {
        const duration length = on_.now() - begun_;
        const double cpu_s = processor_use_so_far().cpu_s - cpu_before_s_;
        on_.metric(name_ + "_s", length);
        on_.metric(name_ + "_processors", cpu_s / seconds(length).count());
    }

private:
    stage& on_;
    const std::string name_;
    const duration begun_;
    const double cpu_before_s_;
};

computing measured(const side_view& side, const std::string& phase) {
    const double taken_s = side.metric(phase + "_s");
    return {.taken_s = taken_s, .cpu_s = taken_s * side.metric(phase + "_processors")};
}

}  // namespace

aio::task<> phases_on_loop(stage& on, integer tasks, std::vector<coroutine_phase> phases) {
    for (const coroutine_phase& p : phases) {
        std::vector<aio::task<>> all;
        for (integer i = 1; i <= tasks; ++i) all.push_back(p.work(on, i));
        const phase_meter meter(on, p.name);
        co_await aio::gather(std::move(all));
    }
}

void phases_in_threads(stage& on, integer tasks, task_phases phases) {
    for (const task_phase& p : phases) {
        const phase_meter meter(on, p.name);
        in_threads(tasks, [&on, &p](integer task) { p.work(on, task); });
    }
}

void phases_in_processes(stage& on, integer tasks, task_phases phases) {
    for (const task_phase& p : phases) {
        const phase_meter meter(on, p.name);
        in_processes(on, tasks, [&on, &p](integer task) { p.work(on, task); });
    }
}

claim_judge phase_takes_at_most(double share, std::string_view other, std::string_view phase,
                                measured_figure<integer> at_once) {
    return [share, other, name = std::string(phase),
            at_once = std::move(at_once)](const side_view& side) {
        if (usable_processors() < 2)
            return cannot_say("there is only one processor to use here" + because_of_quota());
        const computing mine = measured(side, name);
        const computing alone = measured(side.beside(other), name);
        finding found = at_most_factor(mine.taken_s / alone.taken_s, share);
        const integer busy = std::min(at_once.of(side), usable_processors());
        if (found.holds() || busy < 2) return found;
        std::string why = disturbance(mine, static_cast<double>(busy), alone);
        return why.empty() ? found : cannot_say(std::move(why));
    };
}

}  // namespace asyncdemo
