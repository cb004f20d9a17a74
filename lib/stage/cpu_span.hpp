// What the processor did meanwhile.
#pragma once

#include <string_view>

#include "stage/stage.hpp"

namespace asyncdemo {

/// A span of which it is also told how long it kept the processor busy: all threads of the process
/// together, user and system.
class cpu_span {
public:
    /// `metric` is the name of the figure ("waiting_cpu_s"); a literal, as it is kept.
    cpu_span(stage& on, std::string_view lane, std::string_view what, std::string_view metric);
    cpu_span(const cpu_span&) = delete;
    cpu_span& operator=(const cpu_span&) = delete;
    ~cpu_span();

private:
    stage& on_;
    std::string_view metric_;
    double cpu_before_s_;
    open_span shown_;
};

}  // namespace asyncdemo
