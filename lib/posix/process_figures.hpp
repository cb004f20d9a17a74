// What the system counts of a process: the one place that knows Linux from macOS. A figure that a
// system does not have is nothing, never a guess.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace asyncdemo {

/// CPU time and context switches of this process so far, and of its children that have ended.
struct processor_use {
    double cpu_s = 0;  // user and system
    std::int64_t voluntary_switches = 0;
    std::int64_t involuntary_switches = 0;
};

processor_use processor_use_so_far();

/// The CPU time of this process so far, without its children.
std::chrono::nanoseconds process_time_so_far() noexcept;

/// The CPU time of the calling thread so far.
std::chrono::nanoseconds thread_time_so_far() noexcept;

/// How long the first thread of this process could have run so far and had no processor.
std::optional<double> run_delay_so_far_s();

/// How many threads process `pid` has now.
std::optional<std::int64_t> thread_count(int pid);

/// The most physical memory that this process has had, in kB.
std::optional<std::int64_t> peak_memory_kb();

/// The memory that this process has filled itself (heap and stacks, no code), in kB.
std::optional<std::int64_t> own_memory_kb();

/// The same of a child `pid`; nothing when it has ended.
std::optional<std::int64_t> own_memory_kb_of(int pid);

}  // namespace asyncdemo
