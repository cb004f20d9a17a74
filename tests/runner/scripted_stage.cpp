#include "runner/scripted_stage.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "aio/error.hpp"
#include "aio/event.hpp"
#include "aio/loop.hpp"
#include "aio/sleep.hpp"
#include "runner/event_lines.hpp"

namespace asyncdemo {

namespace {

aio::duration since_start() { return aio::loop::current().now().time_since_epoch(); }

}  // namespace

stage_script& stage_script::takes(aio::duration d) { return then({step::kind::take, d}); }
stage_script& stage_script::hangs() { return then({step::kind::hang}); }
stage_script& stage_script::awaits_word() { return then({step::kind::await_word}); }
stage_script& stage_script::closes_output() { return then({step::kind::close_output}); }

stage_script& stage_script::writes(std::string bytes) {
    return then({step::kind::write, {}, std::move(bytes)});
}

stage_script& stage_script::tells(const event& e) {
    std::string line;
    append_line(line, e);
    return writes(std::move(line));
}

stage_script& stage_script::works(aio::duration d) {
    tells(span_begun{0, "A", "waits", 0}).takes(d);
    return tells(span_ended{0, d.count()}).tells(finished{d.count(), resource_usage{}});
}

stage_script& stage_script::exits(int code) {
    end_ = {code, 0};
    return *this;
}

stage_script& stage_script::dies(int signal) {
    end_ = {0, signal};
    return *this;
}

stage_script& stage_script::has_threads(std::int64_t count) {
    threads_ = count;
    return *this;
}

class scripted_stage final : public stage_link {
public:
    scripted_stage(const stage_script& script, stage_life& life) : script_(script), life_(life) {}
    ~scripted_stage() override { life_.let_go_at = since_start(); }

    aio::task<> say(std::string line) override {
        life_.words.emplace_back(since_start(), std::move(line));
        was_told_.set();
        co_return;
    }

    aio::task<std::optional<event>> next_event() override {
        for (;;) {
            if (std::optional<event> next = lines_.next()) co_return next;
            if (has_closed_output_ || is_over()) co_return std::nullopt;
            co_await play_step();
        }
    }

    aio::task<aio::exit_status> exit() override {
        while (!is_over()) co_await play_step();
        life_.has_exited = true;
        co_return script_.end_;
    }

    [[nodiscard]] std::optional<std::int64_t> thread_count() const override {
        return script_.threads_;
    }

private:
    using step = stage_script::step;

    [[nodiscard]] bool is_over() const { return at_ == script_.steps_.size(); }

    aio::task<> play_step() {
        const step& next = script_.steps_[at_++];
        switch (next.is) {
            case step::kind::take:
                co_await aio::sleep(next.time);
                break;
            case step::kind::hang:
                co_await aio::sleep_forever();
                break;
            case step::kind::await_word:
                co_await was_told_.wait();
                was_told_.clear();
                break;
            case step::kind::write:
                lines_.add(next.bytes);
                break;
            case step::kind::close_output:
                has_closed_output_ = true;
                break;
        }
    }

    const stage_script script_;
    stage_life& life_;
    event_lines lines_;
    aio::event was_told_;
    std::size_t at_ = 0;  // in the steps
    bool has_closed_output_ = false;
};

stage_starter scripted_stages::starter() {
    return [this](const stage_request& r) -> std::unique_ptr<stage_link> {
        const std::string who = r.role == stage_role::companion ? r.side + "'s clients" : r.side;
        const auto script = scripts_.find(who);
        if (script == scripts_.end()) throw aio::error(UV_EAGAIN, "start " + who);
        return std::make_unique<scripted_stage>(script->second,
                                                lives_.emplace_back(stage_life{who}));
    };
}

const stage_life& scripted_stages::life_of(const std::string& who) const {
    const auto is_it = [&who](const stage_life& l) { return l.who == who; };
    REQUIRE(std::count_if(lives_.begin(), lives_.end(), is_it) == 1);
    return *std::find_if(lives_.begin(), lives_.end(), is_it);
}

bool scripted_stages::none_is_left() const {
    return std::all_of(lives_.begin(), lives_.end(),
                       [](const stage_life& l) { return l.let_go_at.has_value(); });
}

}  // namespace asyncdemo
