// Who comes to the sides of `websocket`, and what the server weighs when all idle ones are there.
#pragma once

#include <optional>

#include "lessons/sides_file.hpp"
#include "serving/message_page.hpp"

namespace asyncdemo::lessons::websocket {

/// What people see who come with a browser.
inline constexpr message_page page{
    "Saved, then answered",
    "Write a line: it is saved, and then you hear of it. Write several quickly, and count the "
    "seconds. Open a second page: does one wait for the other?"};

/// True when another client comes after `so_far`: the idle ones, and then those who write. To a
/// server for people, somebody always may.
bool comes(const stage& on, integer so_far, integer idle_ones);

/// Weighs what all connections take together. `on` outlives it.
class scales {
public:
    explicit scales(stage& on) : on_(on), before_(on.memory_kb()) {}

    /// Tells what this process has filled since, for each of so many connections, as the metric
    /// memory_each_kb. What the system does not tell is not recorded.
    void tell(integer connections) const;

private:
    stage& on_;
    std::optional<double> before_;
};

}  // namespace asyncdemo::lessons::websocket
