#include "lessons/broker/accounts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace asyncdemo::lessons::broker {
namespace {

// "1, 3-5"
std::string as_ranges(const std::set<integer>& numbers) {
    std::string text;
    for (auto next = numbers.begin(); next != numbers.end();) {
        const integer first = *next;
        integer last = first;
        for (++next; next != numbers.end() && *next == last + 1; ++next) last = *next;
        if (!text.empty()) text += ", ";
        text += first == last ? fmt::format("{}", first) : fmt::format("{}-{}", first, last);
    }
    return text.empty() ? "none" : text;
}

}  // namespace

accounts::accounts(stage& on, integer how_many) : on_(on) {
    for (integer number = 1; number <= how_many; ++number) fates_[number];
}

void accounts::take(const ledger_line& line) {
    using enum ledger_line::event;
    most_threads_ = std::max(most_threads_, line.threads);
    last_ = on_.now();
    if (!began_) began_ = last_;
    fate& of = fates_.at(line.message);
    switch (line.what) {
        case receives_again:
            ++of.received_again;
            [[fallthrough]];
        case receives:
            ++of.received;
            in_hand_.emplace(line.message,
                             on_.span(fmt::format("message {}", line.message), "is in hand"));
            return;
        case has_finished:
            ++of.finished;
            in_hand_.erase(line.message);
            return;
        case acks:
            of.is_acknowledged = true;
    }
}

void accounts::close_hand() {
    in_hand_.clear();
    if (began_) worked_ += last_ - *began_;
    began_.reset();
    for (const auto& [number, of] : fates_) {
        if (of.received > 0 && !of.is_acknowledged) given_back_.insert(number);
    }
}

std::set<integer> accounts::unacknowledged() const {
    std::set<integer> all;
    for (const auto& [number, of] : fates_) {
        if (!of.is_acknowledged) all.insert(number);
    }
    return all;
}

void accounts::report() {
    std::set<integer> lost;
    std::set<integer> twice;
    integer came_again = 0;
    for (const auto& [number, of] : fates_) {
        if (of.finished == 0) lost.insert(number);
        if (of.finished > 1) twice.insert(number);
        if (of.received_again > 0 && given_back_.contains(number)) ++came_again;
        on_.row({{"message", number},
                 {"received", of.received},
                 {"again", of.received_again},
                 {"done", of.finished},
                 {"fate", of.finished == 0  ? "lost"
                          : of.finished > 1 ? "done twice"
                                            : "done"}});
    }
    on_.mark("messages", fmt::format("done twice: {}", as_ranges(twice)));
    on_.mark("messages", fmt::format("lost: {}", as_ranges(lost)));
    on_.metric("worked_s", worked_);
    on_.metric("in_hand", given_back_.size());
    on_.metric("came_again", came_again);
    on_.metric("done_twice", twice.size());
    on_.metric("lost", lost.size());
    on_.metric("consumer_threads", most_threads_);
}

}  // namespace asyncdemo::lessons::broker
