#include "report/terms.hpp"

#include <fmt/format.h>

namespace asyncdemo {

const std::vector<term>& terms() {
    static const std::vector<term> all{
        {"backpressure",
         "What slows a producer down to the pace of its consumer, such as a full queue."},
        {"blocking",
         "A call that holds its thread until it is done. Nothing else runs on that "
         "thread meanwhile."},
        {"busy", "Using a processor, as opposed to waiting."},
        {"claim",
         "What a lesson says of a side, stated so that a measurement can refute it. It "
         "holds, fails, or is unclear."},
        {"concurrent",
         "Begun before another one has ended. Concurrent work can share one thread, "
         "in turns."},
        {"coroutine",
         "A function that can pause where it waits, and go on later. Its thread is free "
         "meanwhile."},
        {"event loop",
         "What runs the coroutines of a thread: it lets each go on when what it waits "
         "for has happened."},
        {"ideal", "How long a side would take if nothing but its own waits and work took time."},
        {"in flight", "Begun and not yet over: requests, calls or waits at one moment."},
        {"knee",
         "The value of a parameter at which a curve bends clearly, such as the size from "
         "which a pool no longer helps."},
        {"lane", "A line of a picture: one task, thread, client or request."},
        {"latency", "How long somebody waits for an answer, from asking to getting it."},
        {"mistake", "One more side, with the error that people make. It has to break a claim."},
        {"model", "A side that computes what another one would do, and is held against it."},
        {"overhead", "What a side took beyond its ideal time."},
        {"parallel", "Running at the same moment, on different processors."},
        {"processor",
         "What computes: a core of the machine, or a share of one. At most as many "
         "threads run at a moment as there are processors."},
        {"race",
         "Two threads or tasks use the same thing, and what comes out depends on who is "
         "first."},
        {"side", "One of the ways in which a lesson does its work."},
        {"speed-up", "How many times as fast a side is as another one that does the same work."},
        {"task", "Work that an event loop has been given, and that runs beside other tasks."},
        {"thread",
         "What the system lets run on a processor. A process may have many; they share "
         "its memory."},
        {"throughput", "How much is done in a second."},
        {"unclear",
         "Said of a claim, or a prediction, that this run could not judge, mostly "
         "because the machine was busy with something else. It counts as neither right "
         "nor wrong. JSON calls it inconclusive."},
        {"virtual clock",
         "A clock that jumps over every wait instead of waiting. Its figures are "
         "exact, and none of them was measured."},
        {"yield", "To give other tasks a turn, without waiting for anything."},
    };
    return all;
}

std::string terms_in_markdown() {
    std::string text = "# Terms\n\n";
    for (const term& t : terms()) text += fmt::format("- **{}**: {}\n", t.word, t.meaning);
    return text;
}

}  // namespace asyncdemo
