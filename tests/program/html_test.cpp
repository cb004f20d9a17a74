// The pages to take home: `--html FILE`, of one lesson and of all.
#include <doctest/doctest.h>

#include <csignal>

#include "program/programs.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

std::size_t articles(const std::string& page) {
    std::size_t n = 0;
    for (auto at = page.find("<article "); at != page.npos; at = page.find("<article ", at + 1)) {
        ++n;
    }
    return n;
}

}  // namespace

TEST_CASE("--html writes a page beside the report, with the lesson's own files in it") {
    const temporary_directory d;
    const outcome o = run(program({"gather", "--clock", "virtual", "--html", d.path("page.html")}));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(o.err.empty());
    CHECK(o.out == run(program({"gather", "--clock", "virtual"})).out);

    const std::string page = content_of(d.path("page.html"));
    CHECK(page.starts_with("<!doctype html>"));
    CHECK(page.ends_with("</html>\n"));
    CHECK(articles(page) == 1);
    CHECK(contains(page, "<h1>Two waits</h1>"));
    CHECK(contains(page, "<code>lessons/gather/sides.cpp:"));
    CHECK(contains(page, "<span class=\"k\">co_await</span> aio::gather("));
    CHECK(contains(page, "Virtual time: "));
    CHECK(contains(page, content_of(PROJECT_DIRECTORY "/lib/report/html/page.css")));
}

TEST_CASE("two pages of the same virtual run are the same") {
    const temporary_directory d;
    for (const char* name : {"one", "two"}) {
        run(program({"backpressure", "--clock", "virtual", "--html", d.path(name), "-q"}));
    }
    CHECK(content_of(d.path("one")) == content_of(d.path("two")));
    CHECK(articles(content_of(d.path("one"))) == 1);
}

TEST_CASE("a page that can't be written is told before anything runs") {
    const words more[] = {{"gather", "--a", "50s"}, {"tour"}};
    for (const words& w : more) {
        const outcome o = run(program(w + words{"--html", "/nowhere/page.html"}));
        CAPTURE(o);
        CHECK(o.exit_code == 3);
        CHECK(contains(o.err, "can't write /nowhere/page.html: "));
        CHECK(o.out.empty());
        CHECK(o.wall < 40s);  // not after the run, which takes longer
    }
}

TEST_CASE("a tour with --html runs all lessons and binds them into one booklet") {
    const temporary_directory d;
    const outcome o = run(program({"tour", "--html", d.path("all.html"), "--speed", "50"}));
    CAPTURE(o);
    // At this speed a claim may miss its bound on a busy machine.
    CHECK((o.exit_code == 0 || o.exit_code == 1));
    CHECK(o.out.empty());
    const words names = lesson_names();
    const std::vector<std::string> told = lines_of(o.err);
    REQUIRE(told.size() == names.size());
    CHECK(told[0].starts_with("1 of " + std::to_string(names.size()) + ", " + names[0] + ": "));

    const std::string page = content_of(d.path("all.html"));
    CHECK(articles(page) == names.size());
    std::size_t after = 0;
    for (const std::string& name : names) {
        CHECK(contains(page, "<a href=\"#" + name + "\">"));
        const std::size_t at = page.find("<article id=\"" + name + "\"");
        CHECK(at != page.npos);
        CHECK(at > after);
        after = at;
    }
}

TEST_CASE("a booklet can begin with a later lesson") {
    const temporary_directory d;
    const words names = lesson_names();
    const outcome o = run(program(
        {"tour", "--html", d.path("last.html"), "--speed", "10", "--from", names.back(), "-q"}));
    CAPTURE(o);
    CHECK(without_doubts(o.err) == "");
    const std::string page = content_of(d.path("last.html"));
    CHECK(articles(page) == 1);
    CHECK(contains(page, "<article id=\"" + names.back() + "\""));
}

TEST_CASE("after Ctrl-C a booklet has the lessons that have run, and says on its cover why") {
    const temporary_directory d;
    const std::string page = d.file("page.html", "before");
    process_under_test p(program({"tour", "--html", page}));
    REQUIRE(p.has_children(1));
    p.watch_for(300ms);
    p.send_to_group(SIGINT);
    const outcome o = p.wait();
    CAPTURE(o);
    CHECK(o.exit_code == 130);
    CHECK(o.left_over.empty());
    const std::string html = content_of(page);
    CHECK(articles(html) == 1);
    CHECK(contains(html.substr(0, html.find("</header>")), "Interrupted: "));
}

TEST_CASE("a side that crashed is told, and shown on the page") {
    const temporary_directory d;
    const outcome o = run(faulty({"exits-7", "--html", d.path("page.html"), "-q"}));
    CAPTURE(o);
    CHECK(o.exit_code == 3);
    CHECK(contains(content_of(d.path("page.html")), "bad: ended too early, with exit code 7"));
}
