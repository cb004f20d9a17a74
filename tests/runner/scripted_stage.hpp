// Stage processes that are played from a script, on the clock of the loop: they stand where the
// program has `start_stage_child`, so a test has any process it likes, at any moment, in no time.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "aio/clock.hpp"
#include "runner/stage_link.hpp"

namespace asyncdemo {

/// What a stage process does in its life, in order. At the end it closes its output and exits with
/// code 0, unless it is to `exit` or `die` in another way.
class stage_script {
public:
    stage_script& takes(aio::duration d);
    stage_script& hangs();
    stage_script& awaits_word();
    stage_script& writes(std::string bytes);
    stage_script& closes_output();
    stage_script& tells(const event& e);
    /// As every stage process does: tells that it is there, and waits for the word to begin.
    stage_script& arrives() { return tells(arrived{}).awaits_word(); }
    /// Shows a span for `d`, and finishes: what a side does that waits once.
    stage_script& works(aio::duration d);

    stage_script& exits(int code);
    stage_script& dies(int signal);
    stage_script& has_threads(std::int64_t count);

private:
    friend class scripted_stage;

    struct step {
        enum class kind { take, hang, await_word, write, close_output };
        kind is;
        aio::duration time = {};
        std::string bytes = {};
    };

    stage_script& then(step s) {
        steps_.push_back(std::move(s));
        return *this;
    }

    std::vector<step> steps_;
    aio::exit_status end_{};
    std::optional<std::int64_t> threads_;
};

/// What became of one process.
struct stage_life {
    std::string who;  // the side, or "SIDE's clients"
    std::vector<std::pair<aio::duration, std::string>> words =
        {};                                       // that were said to it, and when
    bool has_exited = false;                      // by itself
    std::optional<aio::duration> let_go_at = {};  // by the runner
};

/// All processes of a run: of a side that has no script none can be started.
class scripted_stages {
public:
    /// `who` as in `stage_life`.
    void play(const std::string& who, stage_script script) { scripts_[who] = std::move(script); }

    /// To be passed to a runner, which this outlives.
    stage_starter starter();

    /// The only one of that name.
    [[nodiscard]] const stage_life& life_of(const std::string& who) const;

    /// In the order in which they started.
    [[nodiscard]] const std::deque<stage_life>& lives() const { return lives_; }

    /// True when the runner has let go of every process, so that none can run on.
    [[nodiscard]] bool none_is_left() const;

private:
    std::map<std::string, stage_script> scripts_;
    std::deque<stage_life> lives_;  // the processes refer to them
};

}  // namespace asyncdemo
