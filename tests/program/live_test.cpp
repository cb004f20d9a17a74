// The picture of a run that grows on the terminal while the sides run.
#include <doctest/doctest.h>

#include <csignal>

#include "program/programs.hpp"
#include "program/terminal_screen.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view picture_begins = "\x1b[?2026h";

launch on_terminal(words arguments, int columns = 80, int rows = 24) {
    launch l = program(std::move(arguments));
    l.out = l.err = {stream_to::kind::terminal};
    l.columns = columns;
    l.rows = rows;
    return l;
}

const words gather_run{"gather", "--a", "600ms", "--b", "900ms"};
const words long_run{"gather", "--a", "50s", "--b", "60s"};

// What stood in the window after each picture, and at the end.
std::vector<terminal_screen> screens_of(std::string_view written, std::size_t columns,
                                        std::size_t rows) {
    std::vector<terminal_screen> screens;
    terminal_screen now(columns, rows);
    while (!written.empty()) {
        const std::size_t next = std::min(written.find(picture_begins, 1), written.size());
        now.write(written.substr(0, next));
        screens.push_back(now);
        written.remove_prefix(next);
    }
    return screens;
}

// The last screen of a run that is over or was ended.
terminal_screen last_screen(const outcome& o) {
    terminal_screen s(80, 24);
    s.write(o.terminal);
    return s;
}

}  // namespace

TEST_CASE("the timelines grow next to each other while the sides run") {
    const outcome o = run(on_terminal(gather_run));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    const auto screens = screens_of(o.terminal, 80, 24);
    std::size_t lengths = 0;
    std::size_t longest = 0;
    std::size_t pictures = 0;
    for (const terminal_screen& s : screens) {
        const std::string text = s.window();
        if (!contains(text, "running, ")) continue;
        ++pictures;
        CHECK_FALSE(s.has_cursor());
        CHECK(contains(text, "How long do both take?"));  // it is drawn below the question
        CHECK(contains(text, " s · sequential: "));
        const std::size_t filled = count(text, "░");
        CHECK(filled >= longest);
        if (filled > longest) ++lengths;
        longest = filled;
    }
    CHECK(lengths >= 3);
    CHECK(pictures >= 3);
    // No more than about ten a second.
    CHECK(static_cast<double>(pictures) <= 10 * o.wall.count() + 2);
}

TEST_CASE("the finished screen stays as plain lines, and nothing of the pictures") {
    const outcome o = run(on_terminal(gather_run + words{"--no-color"}));
    CHECK(o.exit_code == 0);
    const terminal_screen screen = last_screen(o);
    CHECK(screen.has_cursor());
    const std::string text = screen.everything();
    CAPTURE(text);
    CHECK_FALSE(contains(text, "running"));
    CHECK_FALSE(contains(text, "Ctrl-C"));
    CHECK(count(text, "How long do both take?") == 1);
    CHECK(count(text, "speed-up") == 1);
    // After the last picture was taken away, the text is as it would be in a file.
    const std::string_view rest =
        std::string_view(o.terminal).substr(o.terminal.find("\x1b[?25h") + 6);
    CHECK(contains(rest, "Try next:"));
    CHECK_FALSE(has_escapes(rest));
}

TEST_CASE("no picture is larger than the window") {
    struct size {
        int columns;
        int rows;
    };
    for (const auto& [columns, rows] :
         {size{80, 24}, size{60, 20}, size{120, 40}, size{200, 50}, size{40, 9}}) {
        CAPTURE(columns);
        CAPTURE(rows);
        const outcome o = run(on_terminal({"backpressure", "--for", "600ms"}, columns, rows));
        bool has_pictures = false;
        for (const terminal_screen& s : screens_of(o.terminal, static_cast<std::size_t>(columns),
                                                   static_cast<std::size_t>(rows))) {
            const std::string text = s.everything();
            if (!contains(text, "Ctrl-C")) continue;
            has_pictures = true;
            CAPTURE(text);
            // The window has it all: of what was scrolled out nothing is a picture's.
            CHECK(count(text, "regulated") == count(s.window(), "regulated"));
            CHECK(count(text, "running, ") <= 6);  // one a side
            CHECK(contains(s.window(), "unbounded"));
        }
        CHECK(has_pictures);
        CHECK_FALSE(contains(screens_of(o.terminal, static_cast<std::size_t>(columns),
                                        static_cast<std::size_t>(rows))
                                 .back()
                                 .everything(),
                             "running, "));
    }
}

TEST_CASE("the picture follows the window, and leaves no rubbish") {
    process_under_test p(on_terminal(long_run, 120, 40));
    REQUIRE(p.writes("running, "));
    terminal_screen screen(120, 40);
    std::size_t shown = 0;
    const auto look = [&] {
        p.watch_for(400ms);
        // Held, so that it is known what was written in which size.
        p.send(SIGSTOP);
        p.watch_for(50ms);
        screen.write(std::string_view(p.terminal()).substr(shown));
        shown = p.terminal().size();
    };
    look();
    for (const int columns : {60, 100, 45, 200}) {
        CAPTURE(columns);
        p.resize_terminal(columns, 30);
        screen.resize(static_cast<std::size_t>(columns), 30);
        std::string text;
        std::size_t width = 0;
        const auto fits = [&] {
            return width < static_cast<std::size_t>(columns) && (columns < 200 || width > 120);
        };
        // On a busy machine the next picture takes its time.
        for (int looks = 0; looks == 0 || (looks < 10 && !fits()); ++looks) {
            p.send(SIGCONT);
            look();
            text = screen.everything();
            // The question was written once, for the window as it was then.
            const std::size_t picture = text.find("\nsequential");
            REQUIRE(picture != std::string::npos);
            width = width_of(widest_line(text.substr(picture)));
        }
        CAPTURE(text);
        CAPTURE(width);
        CHECK(fits());
        CHECK(count(text, "running, ") == 3);
        CHECK(count(text, "How long do both take?") == 1);
    }
    p.send(SIGCONT);
    p.type("\x03");
    CHECK(p.wait().exit_code == 130);
}

TEST_CASE("the report is laid out for the window as it is when the run is over") {
    process_under_test p(
        on_terminal({"gather", "--a", "500ms", "--b", "700ms", "--no-color"}, 120, 40));
    REQUIRE(p.writes("running, "));
    p.resize_terminal(60, 20);
    const outcome o = p.wait();
    CAPTURE(o);
    constexpr std::string_view shows_cursor = "\x1b[?25h";
    const std::string_view report =
        std::string_view(o.terminal).substr(o.terminal.rfind(shows_cursor) + shows_cursor.size());
    REQUIRE(contains(report, "Try next:"));
    for (const std::string& line : lines_of(std::string(report))) CHECK(width_of(line) <= 61);
    // A claim that a busy machine made unclear is told in lines of its own.
    if (contains(report, "7 of 7 claims hold")) CHECK(lines_of(std::string(report)).size() <= 20);
}

TEST_CASE("where the results go elsewhere, the picture is one line") {
    launch l = program(gather_run + words{"--json"});
    l.err = {stream_to::kind::terminal};
    const outcome o = run(l);
    CHECK_NOTHROW(json_of(o.out));
    CHECK(contains(o.terminal, "gather: running, "));
    for (const terminal_screen& s : screens_of(o.terminal, 80, 24)) {
        const std::string text = s.everything();
        if (contains(text, "running, ")) CHECK(lines_of(text).size() == 1);
    }
}

TEST_CASE("nothing is drawn when quiet, and on a terminal that can't draw") {
    for (const words& typed : {gather_run + words{"-q"}, gather_run}) {
        launch l = on_terminal(typed);
        if (typed.back() != "-q") l.environment = {{"TERM", "dumb"}};
        const outcome o = run(l);
        CHECK(o.exit_code == 0);
        CHECK_FALSE(contains(o.terminal, "running"));
        CHECK_FALSE(contains(o.terminal, "\x1b[?"));
    }
}

TEST_CASE("without colours and Unicode the picture says the same") {
    const outcome o = run(on_terminal(gather_run + words{"--no-color", "--ascii"}));
    for (const terminal_screen& s : screens_of(o.terminal, 80, 24)) {
        CHECK(is_ascii(s.everything()));
    }
    CHECK(contains(o.terminal, " s | sequential: A waits | "));
    CHECK(contains(o.terminal, "gather: A waits, B waits"));
    CHECK_FALSE(contains(o.terminal, "\x1b[1m"));
}

TEST_CASE("the picture tells the round") {
    const outcome o = run(on_terminal(gather_run + words{"--runs", "2"}));
    CHECK(contains(o.terminal, "round 1 of 2"));
    CHECK(contains(o.terminal, "round 2 of 2"));
}

TEST_CASE("a side whose turn has not come is to come, and the clock goes on from side to side") {
    launch l = faulty({"takes-turns"});
    l.out = l.err = {stream_to::kind::terminal};
    const outcome o = run(l);
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.terminal, " s · first: A waits · second: to come"));
    CHECK(contains(o.terminal, " s · first: done · second: A waits"));
    // The second one begins where the first one ended.
    CHECK_FALSE(contains(o.terminal, "0.1 s · first: done"));
}

TEST_CASE("the cursor comes back, whatever ends the run") {
    const auto ended_by = [](auto end) {
        process_under_test p(on_terminal(long_run));
        REQUIRE(p.writes("running, "));
        end(p);
        const outcome o = p.wait();
        CAPTURE(o);
        const terminal_screen screen = last_screen(o);
        CHECK(screen.has_cursor());
        CHECK_FALSE(contains(screen.everything(), "running, "));
        CHECK(p.left_over().empty());
        return o;
    };
    CHECK(ended_by([](process_under_test& p) { p.type("\x03"); }).exit_code == 130);
    CHECK(ended_by([](process_under_test& p) {
              for (int i = 0; i < 20; ++i) p.send_to_group(SIGINT);
          }).exit_code == 130);
    for (const int signal : {SIGTERM, SIGHUP, SIGQUIT}) {
        CAPTURE(signal);
        CHECK(ended_by([signal](process_under_test& p) { p.send(signal); }).exit_code ==
              128 + signal);
    }
}

TEST_CASE("stopped by Ctrl-Z, the terminal is the shell's; the picture goes on afterwards") {
    const std::string script =
        "set -m; \"$0\" gather --a 1s --b 1500ms; echo it stopped; read x; fg";
    launch l = on_terminal({"-c", script, program({}).program});
    l.program = "/bin/sh";
    process_under_test p(l);
    REQUIRE(p.writes("running, "));
    p.type("\x1a");
    REQUIRE(p.writes("it stopped"));
    terminal_screen stopped(80, 24);
    stopped.write(p.terminal());
    CHECK(stopped.has_cursor());
    CHECK_FALSE(contains(stopped.everything(), "running, "));
    const std::size_t before = count(p.terminal(), picture_begins);
    p.watch_for(300ms);
    CHECK(count(p.terminal(), picture_begins) == before);
    p.type("\n");
    const outcome o = p.wait();
    CAPTURE(o);
    CHECK(count(o.terminal, picture_begins) > before);
    CHECK(last_screen(o).has_cursor());
    CHECK(contains(last_screen(o).everything(), "it stopped"));
    CHECK(contains(o.terminal, "Try next:"));
}

TEST_CASE("a terminal that is held (Ctrl-S) holds nobody up") {
    process_under_test p(on_terminal(gather_run + words{"--json"}));
    REQUIRE(p.writes("running, "));
    p.type("\x13");
    p.watch_for(1500ms);
    p.type("\x11");
    const outcome o = p.wait();
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    const std::string text = last_screen(o).everything();
    // A warning that the machine was too busy stands below.
    const std::size_t begin = text.find('{');
    const auto document = json_of(text.substr(begin, text.rfind('}') + 1 - begin));
    CHECK(side_of(document, "gather").at("runs").at(0).at("exit") == "ok");
}
