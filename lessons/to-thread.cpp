// Lesson `to-thread`: A heart beats every 0.5 s. How long does it pause while a task makes a call
// that blocks for 2 s?
#include <future>

#include "aio/io/to_thread.hpp"
#include "lessons/lesson_file.hpp"
#include "stage/heartbeat.hpp"

namespace asyncdemo::lessons {
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
        {"in-coroutine",
         "The loop stands still from the last beat before the call to the end of the call.",
         {{beat, "would need a loop that goes on: but its only thread is in the call"},
          {call, "is the call alone: the last beat before it was a little earlier"}},
         from_the_last_beat},
        {"to-thread",
         "Another thread is held by the call, and the loop has nothing to do but to beat.",
         {{from_the_last_beat, "is what the call does in the coroutine: here it holds no loop"},
          {call, "is the call: but what it holds is another thread"}},
         beat},
    };
}

}  // namespace

lesson to_thread() {
    return {
        .name = "to-thread",
        .part = 2,
        .question =
            "A heart beats every 0.5 s. How long does it pause while a task makes a call "
            "that blocks for 2 s?",
        .parameters = {call, beat},
        .sides = sides(),
        .claims = claims(),
        .columns = {{"beats_meanwhile", "beats meanwhile"}, {"longest_gap_s", "longest gap"}},
        .prediction = {"How long is the longest gap between two beats?", time_of("longest_gap_s"),
                       prompts()},
        .conclusion =
            "During the call the heart beat {in-coroutine.beats_meanwhile} times when it was made "
            "in the coroutine, "
            "{to-thread.beats_meanwhile} times when it was handed to a thread.",
        .tries = {"to-thread --beat 100ms", "to-thread --mistake"},
    };
}

}  // namespace asyncdemo::lessons
