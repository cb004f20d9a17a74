// Lines on their way to a standard output that may be slow, or held: the program goes on meanwhile.
#pragma once

#include <cstddef>
#include <string>

#include "aio/queue.hpp"
#include "aio/task_fwd.hpp"

namespace asyncdemo {

class line_writer {
public:
    /// Keeps the line until it can be written, and never waits. When very many are kept already, it
    /// is only counted.
    void add(std::string line);

    /// Writes what is added, in a thread, until it is cancelled. Throws what `write_results` does.
    aio::task<> write_on();

    /// Writes what is left. Throws as well.
    void write_rest();

private:
    static constexpr std::size_t most_kept = 10'000;

    std::string take_kept(std::string first);

    aio::queue<std::string> kept_{most_kept};
    std::size_t skipped_ = 0;
};

}  // namespace asyncdemo
