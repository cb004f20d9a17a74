// What to serve, where, and for how long, as a command line has it.
#pragma once

#include <string>
#include <vector>

#include "asyncdemo/cli/command.hpp"
#include "lesson/settings.hpp"
#include "lesson/units.hpp"
#include "lessons/catalog.hpp"
#include "posix/address.hpp"

namespace asyncdemo {

struct serve_plan {
    const catalog_entry* entry = nullptr;
    const side* server = nullptr;  // the first one
    settings chosen;
    address at;
    duration open_for{};

    [[nodiscard]] const lesson& of() const { return entry->lesson; }

    /// The sides of the lesson that have a server, in order.
    [[nodiscard]] std::vector<const side*> servers() const;

    /// What was chosen as a recording has it: what does not matter to the servers is as it is for a
    /// run.
    [[nodiscard]] settings recorded() const;
};

/// The lesson, which has a server, outlives it. Throws `usage_error`.
serve_plan plan_serving(const catalog_entry& entry, const serve_command& c);

}  // namespace asyncdemo
