#include <future>

#include "aio/io/to_thread.hpp"
#include "lessons/lesson_file.hpp"
#include "stage/heartbeat.hpp"

namespace asyncdemo::lessons::to_thread {
namespace {

constexpr parameter<duration> call{"call", 2s, 500ms, 10s, "how long the call blocks"};
constexpr parameter<duration> beat{"beat", 500ms, 50ms, 500ms, "the time between two beats"};
constexpr integer alone = 2;  // so many beats before the call, and after it

// [in-coroutine, to-thread, future-get]
// As a library that knows of no loop does it: holds its thread until the answer is there.
void blocking_call(stage& on) {
    const auto shown = on.span("call", "blocks");
    on.block_for(on[call]);
}

aio::task<> beside_a_heart(stage& on, aio::task<> caller) {
    heartbeat heart(on, on[beat], alone);
    co_await heart.beat_beside(std::move(caller));  // two tasks on one loop
}
// [end]

// [in-coroutine]
aio::task<> call_here(stage& on) {
    blocking_call(on);  // in the thread of the loop, which stands still
    co_return;
}

aio::task<> in_coroutine(stage& on) { co_await beside_a_heart(on, call_here(on)); }
// [end]

// [to-thread]
aio::task<> call_in_thread(stage& on) {
    co_await aio::to_thread([&on] { blocking_call(on); });  // the loop goes on meanwhile
}

aio::task<> in_thread(stage& on) { co_await beside_a_heart(on, call_in_thread(on)); }
// [end]

// [future-get]
aio::task<> call_in_thread_and_block(stage& on) {
    std::future<void> answer = std::async(std::launch::async, [&on] { blocking_call(on); });
    answer.get();  // the call holds another thread, and this line holds the loop's
    co_return;
}

aio::task<> future_get(stage& on) { co_await beside_a_heart(on, call_in_thread_and_block(on)); }
// [end]

duration in_all(const settings& chosen) { return chosen[call] + 2 * alone * chosen[beat]; }

// All that fit into the call; on the real clock a busy machine may miss one, or two of four.
integer most_beats(const settings& chosen) {
    const integer beats = chosen[call] / chosen[beat];
    return chosen.clock == clock_kind::simulated ? beats : (beats + 1) / 2;
}

// The call begins in the middle between two beats.
duration from_the_last_beat(const settings& chosen) { return chosen[beat] / 2 + chosen[call]; }

std::vector<side> sides() {
    return {
        {"in-coroutine", "the coroutine makes the call", in_coroutine, in_all},
        {"to-thread", "a thread makes it; the coroutine awaits", in_thread, in_all, "threads"},
        mistake_for("to-thread", {"future-get", "a thread makes it; the coroutine blocks",
                                  future_get, in_all, "threads"}),
    };
}

std::vector<claim> claims() {
    return {
        {"in-coroutine", "has no beat during the call", count_of("beats_meanwhile") == 0},
        {"in-coroutine", "pauses for the whole call", time_of("longest_gap_s") >= call},
        {"to-thread", "has beats all through the call", count_of("beats_meanwhile") >= most_beats},
        {"to-thread", "pauses no longer than between two beats",
         time_of("longest_gap_s") <= times(1.5, beat)},
        {"to-thread", "needs another thread for that", threads() >= 2},
        {"to-thread", "makes the call no faster", wall() >= in_all},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"in-coroutine", {{"beat", beat}, {"call", call}}, from_the_last_beat},
        {"to-thread", {{"from-the-last-beat", from_the_last_beat}, {"call", call}}, beat},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "to-thread",
        .parameters = {call, beat},
        .sides = sides(),
        .claims = claims(),
        .columns = {{"beats_meanwhile", "beats meanwhile"}, {"longest_gap_s", "longest gap"}},
        .prediction = {.measure = time_of("longest_gap_s"), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::to_thread
