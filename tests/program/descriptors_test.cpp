// Standard streams that are not even open, in all combinations, for every command.
#include <doctest/doctest.h>

#include "program/every_command.hpp"

using namespace asyncdemo;

namespace {

/// Which of the three are closed.
struct closed_streams {
    bool in, out, err;

    [[nodiscard]] std::string redirections() const {
        return std::string(in ? "<&- " : "") + (out ? ">&- " : "") + (err ? "2>&- " : "");
    }
};

std::vector<closed_streams> all_combinations() {
    std::vector<closed_streams> all;
    for (unsigned bits = 0; bits < 8; ++bits) {
        all.push_back({(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0});
    }
    return all;
}

}  // namespace

TEST_CASE("whichever standard streams are closed, every command ends in order") {
    const command_set commands;
    for (const short_command& c : commands.all()) {
        CAPTURE(c.name());
        const outcome usual = run(commands.launched(c.typed));
        for (const closed_streams closed : all_combinations()) {
            CAPTURE(closed.redirections());
            const outcome o = run(commands.by_shell(c.typed, "", closed.redirections()));
            CAPTURE(o);
            CHECK(o.signal == 0);
            CHECK(o.exit_code == (closed.out ? 3 : usual.exit_code));
            if (closed.out && !closed.err) {
                CHECK(contains(o.err, "can't write to standard output"));
            }
            if (!closed.out && c.says_the_same_again) CHECK((o.out == usual.out));
            CHECK(o.left_over.empty());
        }
    }
}

TEST_CASE("whichever standard streams are closed, nothing gets into a report that is not its own") {
    const command_set commands;
    for (const closed_streams closed : all_combinations()) {
        CAPTURE(closed.redirections());
        const temporary_directory d;
        const outcome o = run(commands.by_shell({"gather", "--clock", "virtual", "-o",
                                                 d.path("run.json"), "--html", d.path("run.html")},
                                                "", closed.redirections()));
        CAPTURE(o);
        CHECK(o.signal == 0);
        CHECK(json_of(content_of(d.path("run.json"))).at("lesson") == "gather");
        const std::string page = content_of(d.path("run.html"));
        CHECK(page.starts_with("<!doctype html>"));
        CHECK(page.ends_with("</html>\n"));
    }
}
