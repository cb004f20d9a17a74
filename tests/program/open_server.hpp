// A server that people knock at, opened by the program, and what is asked of it from outside.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "program/guest.hpp"
#include "program/programs.hpp"

namespace asyncdemo {

/// Far longer than anything here takes, when it happens at all.
constexpr std::chrono::seconds soon{20};

/// A server at free ports. It stays open much longer than the test takes, unless `more` says so.
class open_server {
public:
    explicit open_server(words typed, words more = {"--for", "5m"});

    /// The port of that number, from 1 on.
    [[nodiscard]] std::uint16_t port(std::size_t number = 1) const { return ports_.at(number - 1); }

    /// True when so many rows have been shown that have all of these.
    bool shows(const words& parts, std::ptrdiff_t rows = 1);

    /// Ends it as its user does.
    outcome end();

    process_under_test& process() { return process_; }

private:
    process_under_test process_;
    std::vector<std::uint16_t> ports_;
};

/// The table at the end: what stands behind the last heading.
std::string table_of(const outcome& o);

/// So many clients, or as many at a time as this machine lets us have.
std::deque<guest> knock_all_at_once(std::uint16_t port, std::size_t wanted);

}  // namespace asyncdemo
