#include "lessons/lesson_file.hpp"
#include "lessons/thread-safety/sides.hpp"
#include "posix/processors.hpp"

namespace asyncdemo::lessons::thread_safety {
namespace {

finding loses_some(const side_view& side) {
    if (side.counted("lost") > 0) return at_least(side.counted("lost"), 1);
    if (usable_processors() == 1) {
        return cannot_say(
            "on one processor, no thread was interrupted between its load and its store");
    }
    if (const double processors = side.metric("processors"); processors < 1.5) {
        return cannot_say(fmt::format(
            "the threads hardly ran side by side: they kept {:.1f} processors busy", processors));
    }
    return at_least(side.counted("lost"), 1);
}

seconds alone_a_million(const side_view& side) { return side.metric("alone_ns") * 1e6 * 1ns; }

std::vector<side> sides() {
    return {
        {"bare", "reads, adds, writes", bare, length, "threads"},
        {"mutex", "one thread at a time", with_mutex, length, "threads"},
        {"atomic", "in one step", with_atomic, length, "threads"},
        mistake_for("atomic", {"atomic-load-and-store", "two atomic steps", with_two_atomics,
                               length, "threads"}),
    };
}

std::vector<claim> claims() {
    return {
        the_point({"bare", "loses additions", loses_some}),
        {"mutex", "loses nothing", count_of("lost") == 0},
        {"mutex", "costs more than an atomic addition", ratio_to("atomic", "alone_ns") >= 1},
        {"atomic", "loses nothing", count_of("lost") == 0},
        {"atomic", "costs more than a bare addition", ratio_to("bare", "alone_ns") >= 1},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"bare", {{"8ms", 8ms}}},
        {"mutex", {{"1ms", 1ms}}, 30ms},
        {"atomic", {{"1ms", 1ms}}},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "thread-safety",
        .parameters = {threads, length},
        .order = sides_run::one_after_the_other,
        .sides = sides(),
        .claims = claims(),
        .columns = {{"added", "added"}, {"lost", "lost"}, {"alone_ns", "ns each, alone"}},
        .prediction = {.measure = {alone_a_million},
                       .prompts = prompts(),
                       .precision = precision::order_of_magnitude},
    };
}

}  // namespace asyncdemo::lessons::thread_safety
