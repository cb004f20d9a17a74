// A queue of this run alone, at a broker that may have others, and stay.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>

#include "posix/descriptor.hpp"
#include "wire/amqp_url.hpp"

namespace asyncdemo::lessons::broker {

/// Deleted at the end of this object, and also at that of this process, whatever ends it: a process
/// of its own waits for that. So this is for a side that has no thread but its own.
class own_queue {
public:
    /// Only a name, until somebody declares it. Throws `std::system_error`.
    explicit own_queue(const wire::amqp_url& at);
    own_queue(const own_queue&) = delete;
    own_queue& operator=(const own_queue&) = delete;
    ~own_queue();

    [[nodiscard]] const std::string& name() const noexcept { return name_; }

private:
    std::string name_;
    std::optional<descriptor> lifeline_;  // closed at the end, by us or by the system
    pid_t keeper_ = -1;
};

}  // namespace asyncdemo::lessons::broker
