// A sequence of commands that is done twice: by the real thing, on the virtual clock, and by its
// model, which is plain sequential code. After each command both tell what can be seen of them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>
#include <vector>

#include "aio/helpers.hpp"
#include "aio/task_group.hpp"
#include "support/property.hpp"

namespace test {

/// What `model` tells, command by command.
template <class Model, class Command>
std::vector<std::string> told_by_model(Model model, const std::vector<Command>& commands) {
    std::vector<std::string> told;
    for (const Command& c : commands) told.push_back(model.after(c));
    return told;
}

/// What `real` tells; the tasks that it starts are cancelled at the end.
template <class Real, class Command>
std::vector<std::string> told_by_real(Real& real, const std::vector<Command>& commands) {
    std::vector<std::string> told;
    in_virtual_time([&]() -> aio::task<> {
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (const Command& c : commands) told.push_back(co_await real.after(c, group));
            group.cancel();
        });
    });
    return told;
}

/// Fails where the model and the real thing differ for the first time; both are made of `how`.
template <class Model, class Real, class Command, class... How>
void check_agreement(const std::vector<Command>& commands, const How&... how) {
    const std::vector<std::string> expected = told_by_model(Model(how...), commands);
    Real real(how...);
    const std::vector<std::string> told = told_by_real(real, commands);
    const auto differs = std::mismatch(expected.begin(), expected.end(), told.begin());
    if (differs.first == expected.end()) return;
    const auto number = static_cast<std::size_t>(differs.first - expected.begin());
    std::ostringstream difference;
    difference << "after command " << number + 1 << ", " << commands[number]
               << "\n  the model: " << *differs.first << "\n  really:    " << *differs.second;
    RC_FAIL(difference.str());
}

}  // namespace test
