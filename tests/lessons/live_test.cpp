// What is seen of a side while it runs: it works in the open.
#include <doctest/doctest.h>

#include <cstdlib>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "aio/run.hpp"
#include "lessons/catalog.hpp"
#include "runner/lesson_runner.hpp"
#include "runner/stage_child.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

using clock_of_machine = std::chrono::steady_clock;

/// A span, as long as it lasted, and for how long somebody who looked on saw it last.
struct seen_span {
    std::string what;
    duration lasted;
    duration seen;
};

/// Notes of every span when its begin and its end arrive.
class watched_stage final : public stage_link {
public:
    watched_stage(std::unique_ptr<stage_link> child, std::vector<seen_span>& into)
        : child_(std::move(child)), into_(into) {}

    aio::task<> say(std::string line) override { co_await child_->say(std::move(line)); }

    aio::task<std::optional<event>> next_event() override {
        std::optional<event> next = co_await child_->next_event();
        const auto now = clock_of_machine::now();
        if (next) {
            if (const auto* const begun = std::get_if<span_begun>(&*next)) {
                open_.insert_or_assign(begun->id, std::pair(*begun, now));
            } else if (const auto* const ended = std::get_if<span_ended>(&*next)) {
                const auto& [begun_so, arrived] = open_.at(ended->id);
                into_.push_back(
                    {begun_so.what, duration(ended->at_ns - begun_so.at_ns), now - arrived});
            }
        }
        co_return next;
    }

    aio::task<aio::exit_status> exit() override { co_return co_await child_->exit(); }

    [[nodiscard]] std::optional<std::int64_t> thread_count() const override {
        return child_->thread_count();
    }

private:
    std::unique_ptr<stage_link> child_;
    std::vector<seen_span>& into_;
    std::map<std::int64_t, std::pair<span_begun, clock_of_machine::time_point>> open_;
};

std::vector<seen_span> spans_seen(const lesson& l) {
    run_plan plan{.of = &l, .sides = {}, .chosen = l.default_settings()};
    for (const side& s : l.sides) plan.sides.push_back(&s);
    plan.chosen.speed = 5;
    plan.limit = default_limit(l, plan.chosen);
    std::vector<seen_span> seen;
    lesson_run run;
    lesson_runner runner(plan, run, [&seen](const stage_request& request) {
        return std::make_unique<watched_stage>(start_stage_of(ASYNCDEMO_EXECUTABLE, request), seen);
    });
    aio::run(runner.run());
    return seen;
}

// Long enough that this process, too, had its turn meanwhile.
constexpr duration long_enough = 100ms;

/// What lasted long and was seen for a much shorter or longer time, and for how long.
std::map<std::string, std::string> hidden(const std::vector<seen_span>& spans) {
    std::map<std::string, std::string> all;
    for (const seen_span& s : spans) {
        const bool is_seen_as_it_was = s.seen >= s.lasted / 2 && s.seen <= 2 * s.lasted;
        if (s.lasted >= long_enough && !is_seen_as_it_was) {
            all[s.what] = "for " + show_seconds(seconds(s.lasted).count()) + ", seen for " +
                          show_seconds(seconds(s.seen).count()) + "\n";
        }
    }
    return all;
}

}  // namespace

// The machine may be busy with something else for a while: then a run is repeated, for those spans
// that were hidden in every run before.
TEST_CASE("whoever looks on sees each span begin and end when it does, whatever the side does") {
    for (const catalog_entry& e : all_lessons()) {
        CAPTURE(e.lesson.name);
        std::map<std::string, std::string> always = hidden(spans_seen(e.lesson));
        for (int again = 0; again < 5 && !always.empty(); ++again) {
            const std::map<std::string, std::string> now = hidden(spans_seen(e.lesson));
            std::erase_if(always, [&now](const auto& of) { return !now.contains(of.first); });
        }
        std::string all;
        for (const auto& [what, how_long] : always) all.append(what).append(" ").append(how_long);
        CHECK(all == "");
    }
}
