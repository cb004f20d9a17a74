// What a crowd sees of its server, as a whole.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "aio/clock.hpp"

namespace asyncdemo::crowd {

/// Counts what happens to all visitors, and compares when the well-behaved among them hear the
/// same: the clock of the server is not needed for that.
class observations {
public:
    /// A WebSocket was opened; asked for one, and was refused with that status; could not connect.
    void opened() { ++opened_; }
    void refused(const std::string& status) { ++refused_[status]; }
    void failed() { ++failed_; }

    /// A WebSocket ended, with that code.
    void closed(std::uint16_t code) { ++closed_[code]; }

    /// A well-behaved visitor lost its connection, or did not get one.
    void lost() { ++lost_; }

    void voted() { ++votes_; }

    /// A slow visitor has read something.
    void read_slowly() { ++slow_reads_; }

    /// A well-behaved visitor has heard a message at `now`.
    void heard(std::string_view text, aio::time_point now);

    /// It heard nothing for so long, between two messages.
    void waited(aio::duration gap) { longest_gap_ = std::max(longest_gap_, gap); }

    /// All that, as a JSON document. `people` is how many well-behaved ones there are.
    [[nodiscard]] std::string to_json(std::size_t people) const;

    /// Of all messages that several heard: from the first to the last of them, at most.
    [[nodiscard]] aio::duration longest_spread() const;

    [[nodiscard]] std::size_t lost_ones() const noexcept { return lost_; }
    [[nodiscard]] std::size_t messages() const noexcept { return messages_; }
    [[nodiscard]] std::size_t votes() const noexcept { return votes_; }
    [[nodiscard]] const std::map<std::uint16_t, std::size_t>& closings() const { return closed_; }
    [[nodiscard]] const std::map<std::string, std::size_t>& refusals() const { return refused_; }

private:
    struct receipt {
        aio::time_point first;
        aio::time_point last;
        std::size_t count = 0;
    };

    std::size_t opened_ = 0;
    std::size_t failed_ = 0;
    std::size_t lost_ = 0;
    std::size_t votes_ = 0;
    std::size_t slow_reads_ = 0;
    std::size_t messages_ = 0;
    std::size_t bytes_ = 0;
    aio::duration longest_gap_{0};
    std::map<std::string, std::size_t> refused_;
    std::map<std::uint16_t, std::size_t> closed_;
    std::unordered_map<std::size_t, receipt> told_to_all_;  // by the hash of the text
};

}  // namespace asyncdemo::crowd
