// A process and all that it has started, wherever they were moved to.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace asyncdemo {

/// They know each other by a variable of their environment, which each hands on.
class process_family {
public:
    /// A new one, without members.
    process_family();

    static constexpr auto variable = "PROCESS_UNDER_TEST";
    [[nodiscard]] const std::string& value() const { return value_; }

    /// Those that are still there, or ending; `first` leads their session. Elsewhere than on Linux
    /// only `first` can be asked for, which is there as long as anybody is in its process group.
    [[nodiscard]] std::vector<pid_t> members(pid_t first) const;

private:
    std::string value_;
};

}  // namespace asyncdemo
