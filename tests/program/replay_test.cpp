// Recordings that were saved, shown again; and files that are none.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>

#include "program/programs.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

words replay(const std::string& path, const words& more = {}) {
    return words{"replay", path} + more;
}

// Seconds of the lesson, recorded in no time.
std::string recorded(const temporary_directory& in, const words& more = {}) {
    std::string path = in.path("gather.json");
    const outcome o = run(program(words{"gather", "--clock", "virtual", "-q", "-o", path} + more));
    REQUIRE(o.exit_code == 0);
    return path;
}

// The document with that value in that place.
std::string damaged(const std::string& path, const char* place, const nlohmann::json& value) {
    nlohmann::json document = json_of(content_of(path));
    document.at(nlohmann::json::json_pointer(place)) = value;
    return document.dump();
}

void check_refused(const std::string& path, std::string_view complaint) {
    const outcome o = run(program(replay(path)));
    CAPTURE(o);
    CHECK(o.exit_code == 2);
    CHECK(o.out.empty());
    CHECK(contains(o.err, "asyncdemo: can't replay " + path + ": "));
    CAPTURE(complaint);
    CHECK(contains(o.err, complaint));
    CHECK(lines_of(o.err).size() == 1);
    CHECK(o.wall.count() < 20);  // within a second, where nothing else runs
}

launch on_terminal(words arguments) {
    launch l = program(std::move(arguments));
    l.out = l.err = {stream_to::kind::terminal};
    return l;
}

constexpr auto hides_cursor = "\x1b[?25l";

bool shows_cursor_again(const outcome& o) {
    const std::size_t last = o.terminal.rfind(hides_cursor);
    return o.terminal.find("\x1b[?25h", last) != std::string::npos;
}

}  // namespace

TEST_CASE("a recording gives the same document and the same exit code") {
    const temporary_directory d;
    for (const std::string lesson : {"gather", "sockets", "cpu-bound"}) {
        CAPTURE(lesson);
        const std::string path = d.path(lesson);
        const outcome first = run(program(
            {lesson, "--mistake", "--runs", "2", "--speed", "20", "--format", "json", "-o", path}));
        const outcome again = run(program(replay(path, {"--json"})));
        CAPTURE(again);
        CHECK(again.exit_code == first.exit_code);
        CHECK(again.out == content_of(path));
        CHECK(without_doubts(again.err) == "");
    }
}

TEST_CASE("a recording gives every document that the run gave") {
    const temporary_directory d;
    const std::string path = recorded(d);
    for (const char* format : {"json", "csv", "markdown"}) {
        CAPTURE(format);
        CHECK(run(program(replay(path, {"--format", format}))).out ==
              run(program({"gather", "--clock", "virtual", "--format", format})).out);
    }
    const words to_files{"--trace", d.path("again.trace"), "-o", d.path("again.csv")};
    CHECK(run(program(replay(path) + to_files)).exit_code == 0);
    run(program({"gather", "--clock", "virtual", "-q", "--trace", d.path("first.trace")}));
    CHECK(content_of(d.path("again.trace")) == content_of(d.path("first.trace")));
    CHECK(contains(content_of(d.path("again.csv")), "gather,virtual"));
    CHECK(run(program(replay(path, {"-q", "--html", d.path("page.html")}))).exit_code == 0);
    CHECK(contains(content_of(d.path("page.html")), "A recording, shown again"));
}

TEST_CASE("a prediction is replayed with its grade") {
    const temporary_directory d;
    run(program({"gather", "--clock", "virtual", "--predict", "gather=5s", "-q", "-o",
                 d.path("run.json")}));
    const outcome o = run(program(replay(d.path("run.json"))));
    CHECK(contains(o.out, "You said 5.00 s, it was 3.00 s: wrong."));
}

TEST_CASE("the screen is that of the run, and says that it is of a recording") {
    const temporary_directory d;
    std::string path = recorded(d);
    const auto document = json_of(content_of(path));
    const outcome o = run(program(replay(path, {"--width", "1000"})));
    CHECK(o.exit_code == 0);
    CHECK(contains(o.out, "A recording, shown again: nothing was measured now."));
    CHECK(contains(o.out, "asyncdemo " + document.at("asyncdemo").get<std::string>() + " ("));
    CHECK(contains(o.out, document.at("machine").at("os").get<std::string>()));
    CHECK(contains(o.out, "with the virtual clock"));
    CHECK(contains(o.out, "Virtual time"));
    const std::string screen =
        run(program({"gather", "--clock", "virtual", "--width", "1000"})).out;
    const std::string results = screen.substr(screen.find("sequential"));
    CHECK(o.out.ends_with(results));
    CHECK_FALSE(contains(screen, "A recording"));
}

TEST_CASE("a recording of a side that went wrong gives its exit code and problem") {
    const temporary_directory d;
    const std::string path = d.path("run.json");
    const outcome first = run(faulty({"segfault", "-q", "-o", path}));
    REQUIRE(first.exit_code == 3);
    const outcome again = run(faulty(replay(path, {"--json"})));
    CHECK(again.exit_code == 3);
    CHECK(again.err == first.err);
    CHECK(again.out == content_of(path));
}

TEST_CASE("a run that was interrupted can be replayed as far as it came") {
    const temporary_directory d;
    process_under_test p(program({"gather", "--a", "40s", "--b", "50s", "--json"}));
    REQUIRE(p.has_children(3));
    p.watch_for(500ms);
    p.send_to_group(SIGINT);
    const outcome first = p.wait();
    REQUIRE(first.exit_code == 130);
    const std::string path = d.file("run.json", first.out);
    const outcome again = run(program(replay(path, {"--json"})));
    CHECK(again.exit_code == 3);
    CHECK(again.out == first.out);
    CHECK(contains(run(program(replay(path))).out, "Interrupted"));
}

TEST_CASE("a file that can't be read is the environment's fault") {
    const temporary_directory d;
    const outcome missing = run(program(replay(d.path("none.json"))));
    CHECK(missing.exit_code == 3);
    CHECK(contains(missing.err, d.path("none.json") + ": No such file or directory"));
    const outcome directory = run(program(replay(d.path(""))));
    CHECK(directory.exit_code == 3);
    CHECK(contains(directory.err, d.path("") + ": Is a directory"));
}

TEST_CASE("a file that is no recording is refused") {
    const temporary_directory d;
    const std::string good = content_of(recorded(d));
    check_refused(d.file("empty", ""), "ends too early, in the document");
    check_refused(d.file("half", good.substr(0, good.size() / 2)), "ends too early, in sides[");
    check_refused(d.file("text", "# A page\n"), "is not a recording: it doesn't begin with {");
    check_refused(d.file("list", "[1, 2]"), "is not a recording: it doesn't begin with {");
    check_refused(d.file("other", "{\"name\": 1}"), "the document: has no \"schema_version\"");
    check_refused(d.file("twice", good + good), "is no JSON at line ");
    check_refused(d.file("deep", "{\"x\":" + std::string(1'000'000, '[')), "nested too deeply");
}

TEST_CASE("a sweep is refused, for it is many runs") {
    const temporary_directory d;
    const words sweep{"gather", "--clock", "virtual", "--sweep", "tasks=2..4", "--json"};
    check_refused(d.file("sweep.json", run(program(sweep)).out), "sweep: is in it; only a single");
}

TEST_CASE("a gigabyte of zeros is refused at its begin, and any other at 256 MB") {
    const temporary_directory d;
    const std::string zeros = d.file("zeros", "");
    std::filesystem::resize_file(zeros, std::uintmax_t{1} << 30U);
    check_refused(zeros, "is not a recording: it doesn't begin with {");
    const std::string large = d.file("large", "{");
    std::filesystem::resize_file(large, std::uintmax_t{1} << 30U);
    check_refused(large, "is larger than 256 MB");
    check_refused(d.file("blanks", std::string(1U << 20U, ' ')), "doesn't begin with {");
}

TEST_CASE("a recording with values that can't be is refused, with their place") {
    const temporary_directory d;
    const std::string path = recorded(d);
    const auto check = [&](const char* place, const nlohmann::json& value, const char* complaint) {
        check_refused(d.file("bad", damaged(path, place, value)), complaint);
    };
    check("/schema_version", 2, "schema_version: is 2; this asyncdemo reads version 1");
    check("/lesson", "gathre", "lesson: \"gathre\" is not a lesson here; asyncdemo ");
    check("/sides/1/name", "gathre", "sides[1].name: \"gathre\" is not a side of gather here");
    check("/sides/1/name", "gather", "sides[2].name: \"gather\" is there twice");
    check("/sides/1/spans/0/end_s", -1, "sides[1].spans[0].end_s: is a negative time");
    check("/sides/1/spans/0/end_s", nullptr, "sides[1].spans[0].end_s: is not a number");
    check("/sides/1/spans/1/end_s", 1, "sides[1].spans[1]: ends before it begins");
    check("/sides/1/runs/0/wall_s", 1e300, "sides[1].runs[0].wall_s: is a time of more than");
    check("/machine/cpus", 1e300, "machine.cpus: is not a whole number");
    std::string with_nan = content_of(path);
    with_nan.replace(with_nan.find("3.0"), 3, "NaN");
    check_refused(d.file("nan", with_nan), "is no JSON at line ");
}

TEST_CASE("a wrong command line is told") {
    const temporary_directory d;
    const std::string path = recorded(d);
    for (const auto& [typed, complaint] : std::vector<std::pair<words, const char*>>{
             {{"replay"}, "name a file: asyncdemo replay FILE"},
             {replay(path, {path}), "is not expected here"},
             {replay(path, {"--speed", "0"}), "--speed \"0\" is out of range"},
             {replay(path, {"--clock", "real"}), "\"--clock\" is not expected here"},
             {replay(path, {"--format", "xml"}), "--format \"xml\" is not a format"}}) {
        const outcome o = run(program(typed));
        CAPTURE(o);
        CHECK(o.exit_code == 2);
        CHECK(contains(o.err, complaint));
    }
}

TEST_CASE("on a terminal the recording is drawn as it ran, and the screen is left") {
    const temporary_directory d;
    const std::string path = recorded(d, {"--a", "800ms", "--b", "1200ms"});
    const outcome o = run(on_terminal(replay(path)));
    CHECK(o.exit_code == 0);
    CHECK(contains(o.terminal, hides_cursor));
    CHECK(shows_cursor_again(o));
    CHECK(contains(o.terminal, "claims hold"));
    // It lasted two seconds; ten times as fast, it takes a tenth of them and is drawn less often.
    CHECK(o.wall.count() >= 2);
    const outcome fast = run(on_terminal(replay(path, {"--speed", "10"})));
    CHECK(fast.exit_code == 0);
    CHECK(contains(fast.terminal, hides_cursor));
    CHECK(fast.wall.count() >= 0.2);
    CHECK(fast.wall.count() < o.wall.count());
    CHECK(fast.terminal.size() < o.terminal.size());
}

TEST_CASE(
    "nothing moves off a terminal, when quiet, on one that can't draw, or beside a document") {
    const temporary_directory d;
    const std::string path = recorded(d);
    const auto is_still = [](const launch& l) {
        const outcome o = run(l);
        CHECK(o.exit_code == 0);
        return !contains(o.terminal, hides_cursor);
    };
    CHECK(run(program(replay(path))).err.empty());
    CHECK(is_still(on_terminal(replay(path, {"-q"}))));
    CHECK(is_still(on_terminal(replay(path, {"--json"}))));
    launch dumb = on_terminal(replay(path));
    dumb.environment = {{"TERM", "dumb"}};
    CHECK(is_still(dumb));
}

TEST_CASE("Ctrl-C ends the replay with the terminal in order, and the files are written") {
    const temporary_directory d;
    const std::string path = recorded(d);
    const std::string trace = d.path("run.trace");
    process_under_test p(on_terminal(replay(path, {"--speed", "0.01", "--trace", trace})));
    REQUIRE(p.writes(hides_cursor));
    p.type("\x03");
    const outcome o = p.wait();
    CAPTURE(o);
    CHECK(o.exit_code == 130);
    CHECK(shows_cursor_again(o));
    CHECK(json_of(content_of(trace)).at("otherData").at("complete") == true);
}
