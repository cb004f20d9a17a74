#include "lessons/cpu-bound/phases.hpp"

#include <functional>
#include <thread>
#include <utility>

#include "aio/gather.hpp"
#include "posix/process_figures.hpp"
#include "stage/child_processes.hpp"

namespace asyncdemo::lessons::cpu_bound {
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

}  // namespace

// [one-loop]
aio::task<> phases_on_loop(stage& on, integer tasks, std::vector<coroutine_phase> phases) {
    for (const coroutine_phase& p : phases) {
        std::vector<aio::task<>> all;
        for (integer i = 1; i <= tasks; ++i) all.push_back(p.work(on, i));
        const phase_meter meter(on, p.name);
        co_await aio::gather(std::move(all));
    }
}
// [end]

// [threads, one-global-lock, lock-released, one-lock-around-all]
// As std::jthread, where every standard library has that.
struct joined_threads {
    std::vector<std::thread> all;
    ~joined_threads() {
        for (std::thread& t : all) t.join();  // waits until it has ended
    }
};

void phases_in_threads(stage& on, integer tasks, task_phases phases) {
    for (const task_phase& p : phases) {
        const phase_meter meter(on, p.name);
        joined_threads threads;
        for (integer i = 1; i <= tasks; ++i) {
            std::thread started(p.work, std::ref(on), i);  // runs from now on
            threads.all.push_back(std::move(started));
        }
    }
}
// [end]

// [processes]
void phases_in_processes(stage& on, integer tasks, task_phases phases) {
    for (const task_phase& p : phases) {
        const phase_meter meter(on, p.name);
        in_processes(on, tasks, [&on, &p](integer task) { p.work(on, task); });
    }
}
// [end]

}  // namespace asyncdemo::lessons::cpu_bound
