#include "stage/cpu_span.hpp"

#include "posix/process_figures.hpp"

namespace asyncdemo {

cpu_span::cpu_span(stage& on, std::string_view lane, std::string_view what, std::string_view metric)
    : on_(on),
      metric_(metric),
      cpu_before_s_(processor_use_so_far().cpu_s),
      shown_(on.span(lane, what)) {}

// Without memory to tell it, the side ends here.
// NOLINTNEXTLINE(bugprone-exception-escape)
cpu_span::~cpu_span() { on_.metric(metric_, processor_use_so_far().cpu_s - cpu_before_s_); }

}  // namespace asyncdemo
