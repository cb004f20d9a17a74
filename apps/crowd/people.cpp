#include "crowd/people.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include "aio/error.hpp"
#include "aio/event.hpp"
#include "aio/first_of.hpp"
#include "aio/loop.hpp"
#include "aio/sleep.hpp"

namespace asyncdemo::crowd {
namespace {

using namespace std::chrono_literals;

constexpr int least_receive_buffer = 4096;
constexpr std::size_t read_at_a_time = 1024;
constexpr auto between_reads = 1s;
constexpr std::array names{"Ana", "Bo", "Chidi", "Dana", "Emre", "Fei", "Gül", "Hana"};

/// What one of them knows of the question, and does about it.
class voter {
public:
    voter(visitor& by, std::uint32_t number, observations& noted)
        : by_(by), random_(number), noted_(noted) {}

    /// Hears a message; notes the question in it, or that it answers a vote.
    void hear(std::string_view text) {
        if (voted_at_ && text.starts_with(R"({"kind":"you")")) {
            noted_.answered(aio::loop::current().now() - *voted_at_);
            voted_at_.reset();
        }
        if (!text.starts_with(R"({"kind":"state")")) return;
        const nlohmann::json state = nlohmann::json::parse(text, nullptr, false);
        const auto ask = state.find("ask");
        is_open_ = ask != state.end() && ask->is_object() && ask->value("is_open", false);
        if (!is_open_) return;
        id_ = ask->value("id", 0);
        choices_ = ask->value("choices", nlohmann::json::array()).size();
        asked_.set();
    }

    /// Votes whenever a question is open, again and again.
    aio::task<> vote() {
        for (;;) {
            co_await asked_.wait();
            asked_.clear();
            while (is_open_) {
                co_await aio::sleep(some_time());
                if (is_open_) co_await vote_once();
            }
        }
    }

private:
    aio::duration some_time() {
        return std::chrono::milliseconds(std::uniform_int_distribution(200, 3'000)(random_));
    }

    aio::task<> vote_once() {
        const std::size_t most = choices_ > 0 ? choices_ - 1 : 0;
        const auto choice = std::uniform_int_distribution<std::size_t>(0, most)(random_);
        const std::string text =
            fmt::format(R"({{"kind":"vote","ask":{},"choice":{}}})", id_, choice);
        noted_.voted();
        voted_at_ = aio::loop::current().now();
        co_await by_.say(text);
    }

    visitor& by_;
    std::mt19937 random_;
    observations& noted_;
    aio::event asked_;
    std::optional<aio::time_point> voted_at_;  // as long as it is not answered
    int id_ = 0;
    std::size_t choices_ = 0;
    bool is_open_ = false;
};

std::string name_of(std::uint32_t number) {
    return fmt::format("{} {}", names[number % names.size()], number);
}

aio::task<> hear_all(visitor& who, voter& votes, observations& noted) {
    std::optional<aio::time_point> last;
    while (const auto text = co_await who.hear()) {
        const aio::time_point now = aio::loop::current().now();
        if (last) noted.waited(now - *last);
        last = now;
        noted.heard(*text, now);
        votes.hear(*text);
    }
}

}  // namespace

std::string joining(std::string_view name) {
    const nlohmann::json message{{"kind", "join"}, {"name", name}};
    return message.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

aio::task<> take_part(const server_address& at, std::uint32_t number, observations& noted) {
    try {
        visitor who = co_await visitor::connect(at, noted);
        const bool is_in = co_await who.open(at, "http://" + at.name());
        if (is_in) {
            co_await who.say(joining(name_of(number)));
            voter votes(who, number, noted);
            co_await aio::first_of(hear_all(who, votes, noted), votes.vote());
        }
    } catch (const aio::error&) {
        noted.failed();
    }
    noted.lost();
}

aio::task<> take_part_slowly(const server_address& at, std::uint32_t number, observations& noted) {
    try {
        visitor who = co_await visitor::connect(at, noted, least_receive_buffer);
        const bool is_in = co_await who.open(at, "http://" + at.name());
        if (!is_in) co_return;
        co_await who.say(joining(name_of(number)));
        bool goes_on = true;
        while (goes_on) {
            co_await aio::sleep(between_reads);
            goes_on = co_await who.read_a_little(read_at_a_time);
            noted.read_slowly();
        }
    } catch (const aio::error&) {
        noted.failed();
    }
}

}  // namespace asyncdemo::crowd
