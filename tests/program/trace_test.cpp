// Traces of runs, as they are written beside the report.
#include <doctest/doctest.h>

#include "program/programs.hpp"
#include "support/trace_names.hpp"

using namespace asyncdemo;

TEST_CASE("a trace is written beside whatever is shown") {
    const temporary_directory d;
    const words virtual_gather{"gather", "--clock", "virtual"};
    for (const words& more : {words{}, {"-q"}, {"--json"}, {"-o", d.path("run.csv")}}) {
        words typed = virtual_gather;
        typed.insert(typed.end(), more.begin(), more.end());
        const std::string plain = run(program(typed)).out;
        const std::string path = d.path("run.trace");
        typed.insert(typed.end(), {"--trace", path});
        const outcome o = run(program(typed));
        CAPTURE(o);
        CHECK(o.exit_code == 0);
        CHECK(o.out == plain);
        CHECK(names(json_of(content_of(path)), "process_name").size() == 3);
    }
}

TEST_CASE("a trace of virtual time says so in the names of the sides") {
    const temporary_directory d;
    run(program({"gather", "--clock", "virtual", "-q", "--trace", d.path("run.trace")}));
    for (const auto& [id, name] : names(json_of(content_of(d.path("run.trace"))), "process_name")) {
        CHECK(contains(name, "virtual clock"));
    }
}

TEST_CASE("a trace that can't be written is an error with its name") {
    const temporary_directory d;
    const outcome closed =
        run(program({"gather", "--a", "50s", "--trace", d.path("missing/run.trace")}));
    CHECK(closed.exit_code == 3);
    CHECK(contains(closed.err, "missing/run.trace: No such file or directory"));
    const outcome empty = run(program({"gather", "--clock", "virtual", "--trace", ""}));
    CHECK(empty.exit_code == 2);
    CHECK(contains(empty.err, "--trace \"\" is empty"));
}
