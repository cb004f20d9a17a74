// How much the runtime itself costs: each work is a loop over one of its operations, done with the
// runtime and with what lies below it.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <exception>

#include "bench/benchmarks.hpp"
#include "bench/command_line.hpp"
#include "bench/run.hpp"
#include "bench/table.hpp"

namespace asyncdemo::bench {
namespace {

constexpr int went_wrong = 1;
constexpr int bad_usage = 2;

// The implementations take turns, so what disturbs the machine for a while disturbs them all.
void measure(const planned_work& work, int runs, bool draws_table) {
    std::vector<series_of_runs> all;
    for (const implementation& i : work.what.implementations) {
        const count usual_n = i.usual_n > 0 ? i.usual_n : work.what.usual_n;
        all.push_back({i.name, work.n > 0 ? work.n : usual_n, {}});
    }
    for (int round = 0; round < runs; ++round) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            const run_options with{.n = all[i].n, .port = work.port};
            all[i].runs.push_back(run_in_child(work.what.implementations[i], with));
            if (!draws_table) fmt::print("{}\n", write_json_line(work.what.name, all[i]));
            std::fflush(stdout);
        }
    }
    if (draws_table) fmt::print("{}", write_table_lines(work.what.name, all));
}

int measure_all(const plan& what) {
    if (what.draws_table) fmt::print("{}\n", write_table_head());
    bool went_well = true;
    for (const planned_work& work : what.works) {
        try {
            measure(work, what.runs, what.draws_table);
        } catch (const run_failed& e) {
            fmt::print(stderr, "asyncdemo-bench: {}: {}\n", work.what.name, e.what());
            went_well = false;
        }
    }
    return went_well ? 0 : went_wrong;
}

int run_program(int argc, const char* const* argv) {
    try {
        const plan asked =
            parse_command_line(all_benchmarks(), argc, argv, ::isatty(STDOUT_FILENO) != 0);
        if (asked.help.empty()) return measure_all(asked);
        fmt::print("{}", asked.help);
        return 0;
    } catch (const usage_error& e) {
        fmt::print(stderr, "asyncdemo-bench: {}\n", e.what());
        return bad_usage;
    }
}

}  // namespace
}  // namespace asyncdemo::bench

// NOLINTNEXTLINE(bugprone-exception-escape): whoever measures wants to see it end
int main(int argc, char** argv) { return asyncdemo::bench::run_program(argc, argv); }
