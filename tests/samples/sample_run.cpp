#include "samples/sample_run.hpp"

#include <algorithm>
#include <utility>

#include "lesson/python_sides.hpp"

namespace asyncdemo {
namespace {

using namespace std::chrono_literals;

constexpr parameter<duration> first_wait{"first-wait", 2s, 1ms, 60s, "how long A waits"};
constexpr parameter<duration> second_wait{"second-wait", 3s, 1ms, 60s, "how long B waits"};
constexpr parameter<rate> arrivals{"rate", {50}, {0.5}, {1000}, "how many come"};
constexpr parameter<integer> tasks{"tasks", 500, 1, 1'000'000, "how many there are"};

void nothing(stage&) {}

duration sum(const settings& s) { return s[first_wait] + s[second_wait]; }
duration longest(const settings& s) { return std::max(s[first_wait], s[second_wait]); }

lesson make_lesson() {
    lesson l{.name = "gather",
             .part = {2, "The loop from the inside"},
             .question = "How long do two waits take | together?",
             .parameters = {first_wait, second_wait, arrivals, tasks},
             .sides = {},
             .claims = {}};
    l.sides = {{.name = "sequential", .about = "A, then B", .run = nothing, .ideal = sum},
               {.name = "gather", .about = "A and B", .run = nothing, .ideal = longest},
               {.name = "no-gather", .about = "A, B", .run = nothing, .mistake_for = "gather"}};
    l.sides[0].needs = "threads";
    l.same_work = {"sequential", "gather"};
    l.columns = {{"age_s", "age"}, {"queue_kb", "queue"}, {"served_per_s", "served"}};
    l.spans = {{"counts", span_kind::working}, {"gives up", span_kind::cut_off}};
    l.prediction.asks = "After how long is it over?";
    l.conclusion = "The longest wait decides.";
    return l;
}

recording round_that_took(double wall_s) {
    recording r;
    r.wall_s = wall_s;
    r.usage = resource_usage{.cpu_s = 0.0004,
                             .peak_threads = 1,
                             .peak_rss_kb = 3500,
                             .voluntary_switches = 3,
                             .involuntary_switches = 0};
    return r;
}

// What the documents show of the first round.
void fill(recording& r) {
    r.spans = {{"A", "waits", 0, 2.0000001}, {"B", "waits", 0, 3}};
    r.marks = {{"A", "done", 2}};
    r.series = {{"queue depth", {{0, 1}, {1.5, 2.5}}}};
    r.rows = {{{"client", std::int64_t{1}}, {"wait_s", 2.0}, {"name", std::string("A, \"x\"")}}};
    r.metrics = {{"age_s", 1}, {"dropped", 500}, {"queue_kb", 812}, {"served_per_s", 2.5}};
}

}  // namespace

const lesson& sample_lesson() {
    static const lesson l = make_lesson();
    return l;
}

lesson_run sample_run() {
    const lesson& l = sample_lesson();
    lesson_run run;
    run.of = &l;
    run.chosen = l.default_settings();
    run.chosen.seed = 7;
    run.machine = {.cpus = 2, .os = "Linux 6.1", .compiler = "g++ 12.2"};
    run.sides = {{&l.sides[0], {round_that_took(5.0004), round_that_took(5.002)}},
                 {&l.sides[1], {round_that_took(3.0010004), round_that_took(3.003)}},
                 {&l.sides[2], {round_that_took(5.001), round_that_took(5.001)}}};
    fill(run.sides[1].runs[0]);
    run.lateness_s = {0.0001, 0.0002};
    run.claims = {{"gather takes the longest wait", verdict::pass, at_most(3.002s, 3.3s), {}},
                  {"no-gather takes the longest wait", verdict::fail, at_most(5.001s, 3.3s), {}},
                  {"gather waits on one thread", verdict::pass, exactly(1, 1), {}},
                  {"gather is ahead", verdict::inconclusive, cannot_say("the waits are equal"),
                   "the waits are equal"}};
    run.unjudged = {"gather takes less than threads"};
    return run;
}

lesson_run virtual_sample_run() {
    lesson_run run = sample_run();
    run.chosen.clock = clock_kind::simulated;
    for (side_run& s : run.sides) {
        s.runs.pop_back();
        s.runs.front().usage.reset();
    }
    return run;
}

lesson_run predicted_sample_run() {
    lesson_run run = sample_run();
    prediction p;
    p.of = run.sides[1].of;
    p.guess = 5s;
    p.measured = seconds(3.0020004);
    p.grade = grade::wrong;
    p.reason = "5.00 s is the sum.";
    run.predictions = {p};
    return run;
}

lesson_run python_sample_run() {
    static const lesson l =
        with_python(make_lesson(), {"lessons/gather/sides.py",
                                    "# [gather, no-gather]\nimport asyncio\n# [end]\n"
                                    "# [gather]\nasync def gather(stage):\n    pass\n# [end]\n"
                                    "# [no-gather]\ndef no_gather(stage):\n    pass\n# [end]\n"});
    lesson_run run = sample_run();
    run.of = &l;
    run.machine.python = "CPython 3.11.7";
    for (std::size_t i = 0; i < l.sides.size(); ++i) run.sides[i].of = &l.sides[i];
    for (const side& s : l.python_sides) {
        side_run again = *run.find(s.python_of);
        again.of = &s;
        for (recording& r : again.runs) {
            r.wall_s *= 2;
            r.usage->peak_rss_kb *= 4;
            for (auto& [name, value] : r.metrics) value *= 4;
        }
        run.sides.push_back(std::move(again));
    }
    return run;
}

lesson_run sample_run_with_a_timeout() {
    lesson_run run = sample_run();
    recording& hung = run.sides[1].runs.front();
    hung.exit = ending::timeout;
    hung.problem = "was ended after 60 s | \x1b[31m<still> running";
    hung.usage.reset();
    run.sides[1].runs.pop_back();
    return run;
}

}  // namespace asyncdemo
