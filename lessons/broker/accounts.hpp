// What becomes of each message, as the ledgers of its consumers tell it: drawn while it happens,
// and counted at the end.
#pragma once

#include <map>
#include <optional>
#include <set>

#include "lessons/broker/ledger.hpp"
#include "stage/stage.hpp"

namespace asyncdemo::lessons::broker {

class accounts {
public:
    /// Of so many messages, numbered from 1.
    accounts(stage& on, integer how_many);

    void take(const ledger_line& line);

    /// The consumer that was at work is no more.
    void close_hand();

    /// The messages that the broker still has, as far as consumers know.
    [[nodiscard]] std::set<integer> unacknowledged() const;

    /// Tells the figures of the whole run, and a row for each message.
    void report();

private:
    struct fate {
        integer received = 0;
        integer received_again = 0;  // of these: marked as redelivered
        integer finished = 0;
        bool is_acknowledged = false;
    };

    stage& on_;
    std::map<integer, fate> fates_;
    std::map<integer, open_span> in_hand_;
    std::set<integer> given_back_;  // in the hand of the first consumer, when it died
    integer most_threads_ = 0;
    std::optional<duration> began_;  // of the consumer that is at work: its first message
    duration last_{};                // when something happened, last
    duration worked_{};              // by both, without what it takes to start them
};

}  // namespace asyncdemo::lessons::broker
