// The load on a room: a thousand browsers that behave, are slow, or make trouble.
#include <fmt/format.h>

#include <cstdio>
#include <exception>

#include "aio/run.hpp"
#include "crowd/command_line.hpp"
#include "crowd/crowd.hpp"
#include "posix/descriptor_limit.hpp"

namespace asyncdemo::crowd {
namespace {

constexpr int went_wrong = 1;
constexpr int bad_usage = 2;

void visit(const typed_plan& plan) {
    raise_descriptor_limit();
    observations noted;
    aio::run(send_crowd(plan.to, plan.who, plan.lasts, noted));
    fmt::print("{}", noted.to_json(plan.who.well_behaved()));
}

int run_program(int argc, const char* const* argv) {
    try {
        const typed_plan plan = parse_command_line(argc, argv);
        if (plan.help.empty()) {
            visit(plan);
        } else {
            fmt::print("{}", plan.help);
        }
        return 0;
    } catch (const usage_error& e) {
        fmt::print(stderr, "asyncdemo-crowd: {}\n", e.what());
        return bad_usage;
    } catch (const std::exception& e) {
        fmt::print(stderr, "asyncdemo-crowd: {}\n", e.what());
        return went_wrong;
    }
}

}  // namespace
}  // namespace asyncdemo::crowd

// NOLINTNEXTLINE(bugprone-exception-escape): a failure to print is the end
int main(int argc, char** argv) { return asyncdemo::crowd::run_program(argc, argv); }
