#include "posix/process_figures.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <ctime>

#ifdef __linux__
#include <charconv>
#include <fstream>
#include <string>
#include <string_view>
#elif defined(__APPLE__)
#include <libproc.h>
#include <mach/mach.h>
#endif

namespace asyncdemo {

namespace {

// `whose` is RUSAGE_SELF or RUSAGE_CHILDREN.
processor_use use_of(int whose) {
    rusage used{};
    ::getrusage(whose, &used);
    const auto to_seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return {.cpu_s = to_seconds(used.ru_utime) + to_seconds(used.ru_stime),
            .voluntary_switches = used.ru_nvcsw,
            .involuntary_switches = used.ru_nivcsw};
}

std::chrono::nanoseconds time_of(clockid_t processor_clock) noexcept {
    timespec used{};
    ::clock_gettime(processor_clock, &used);
    return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

}  // namespace

processor_use processor_use_so_far() {
    const processor_use own = use_of(RUSAGE_SELF);
    const processor_use children = use_of(RUSAGE_CHILDREN);
    const std::chrono::duration<double> own_time = process_time_so_far();
    return {.cpu_s = own_time.count() + children.cpu_s,
            .voluntary_switches = own.voluntary_switches + children.voluntary_switches,
            .involuntary_switches = own.involuntary_switches + children.involuntary_switches};
}

// Exact, where rusage has microseconds.
std::chrono::nanoseconds process_time_so_far() noexcept {
    return time_of(CLOCK_PROCESS_CPUTIME_ID);
}

std::chrono::nanoseconds thread_time_so_far() noexcept { return time_of(CLOCK_THREAD_CPUTIME_ID); }

#ifdef __linux__

namespace {

// The number behind `key` in that file of /proc/PID.
std::optional<std::int64_t> field(int pid, std::string_view file, std::string_view key) {
    std::ifstream lines("/proc/" + std::to_string(pid) + "/" + std::string(file));
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with(key)) continue;
        const std::size_t digits = line.find_first_of("0123456789");
        if (digits == std::string::npos) return std::nullopt;
        std::int64_t value = 0;
        std::from_chars(line.data() + digits, line.data() + line.size(), value);
        return value;
    }
    return std::nullopt;
}

}  // namespace

// What it ran, what it waited for a processor, and how often, in nanoseconds; all zero where the
// kernel does not count.
std::optional<double> run_delay_so_far_s() {
    std::ifstream counted("/proc/self/schedstat");
    std::int64_t ran_ns = 0;
    std::int64_t waited_ns = 0;
    if (!(counted >> ran_ns >> waited_ns)) return std::nullopt;
    return static_cast<double>(waited_ns) / 1e9;
}

std::optional<std::int64_t> thread_count(int pid) { return field(pid, "status", "Threads:"); }

// Not ru_maxrss: that begins with what the parent had when it forked.
std::optional<std::int64_t> peak_memory_kb() { return field(::getpid(), "status", "VmHWM:"); }

std::optional<std::int64_t> own_memory_kb() { return field(::getpid(), "status", "RssAnon:"); }

// Counted page by page. What a small process has is less than the grain of RssAnon, which some
// kernels (from 6.2 on) count for each processor and sum up now and then.
std::optional<std::int64_t> own_memory_kb_of(int pid) {
    return field(pid, "smaps_rollup", "Anonymous:");
}

#elif defined(__APPLE__)

std::optional<double> run_delay_so_far_s() { return std::nullopt; }

std::optional<std::int64_t> thread_count(int pid) {
    proc_taskinfo info{};
    if (proc_pidinfo(pid, PROC_PIDTASKINFO, 0, &info, sizeof info) != sizeof info) {
        return std::nullopt;
    }
    return info.pti_threadnum;
}

std::optional<std::int64_t> peak_memory_kb() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss / 1024;
}

std::optional<std::int64_t> own_memory_kb() {
    task_vm_info_data_t info{};
    mach_msg_type_number_t length = TASK_VM_INFO_COUNT;
    if (task_info(mach_task_self(), TASK_VM_INFO, reinterpret_cast<task_info_t>(&info), &length) !=
        KERN_SUCCESS) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(info.phys_footprint) / 1024;
}

std::optional<std::int64_t> own_memory_kb_of(int pid) {
    rusage_info_v0 info{};
    if (proc_pid_rusage(pid, RUSAGE_INFO_V0, reinterpret_cast<rusage_info_t*>(&info)) != 0) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(info.ri_phys_footprint) / 1024;
}

#else

std::optional<double> run_delay_so_far_s() { return std::nullopt; }
std::optional<std::int64_t> thread_count(int) { return std::nullopt; }
std::optional<std::int64_t> peak_memory_kb() { return std::nullopt; }
std::optional<std::int64_t> own_memory_kb() { return std::nullopt; }
std::optional<std::int64_t> own_memory_kb_of(int) { return std::nullopt; }

#endif

}  // namespace asyncdemo
