// What is offered where, of the real lessons.
#include "asyncdemo/cli/completion.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace asyncdemo;

namespace {

using words = std::vector<std::string>;

completion completed(const words& pieces) {
    static const command_description tree = describe_command_line(all_lessons());
    return complete(tree, all_lessons(), pieces);
}

words offered(const words& pieces) {
    words all;
    for (const candidate& c : completed(pieces).candidates) all.push_back(c.text);
    return all;
}

bool offers(const words& pieces, const std::string& word) {
    const words all = offered(pieces);
    return std::find(all.begin(), all.end(), word) != all.end();
}

const words sides_of_gather{"sequential", "await-in-turn", "gather", "blocking-in-coroutine"};

}  // namespace

TEST_CASE("every command is offered in place of the first word, and below serve every server") {
    const command_description tree = describe_command_line(all_lessons());
    for (const command_description& c : tree.commands) {
        CHECK(offers({""}, c.path.back()));
        for (const command_description& below : c.commands) {
            CHECK(offers({c.path.back(), ""}, below.path.back()));
        }
    }
    CHECK(offered({"ga"}) == words{"gather"});
    CHECK(offered({"serve", "thr"}) == words{"threads"});
    CHECK_FALSE(offers({"serve", ""}, "gather"));
}

TEST_CASE("every option of every command is offered there, by each of its names") {
    const auto check = [](const command_description& c) {
        words typed = c.path;
        typed.emplace_back("-");
        for (const option_description& o : c.options) {
            for (const std::string& name : o.names) {
                CAPTURE(name);
                CHECK(offers(typed, name));
            }
        }
    };
    const command_description tree = describe_command_line(all_lessons());
    check(tree);
    for (const command_description& c : tree.commands) {
        check(c);
        for (const command_description& below : c.commands) check(below);
    }
}

TEST_CASE("only what a command knows is offered behind it") {
    CHECK(offered({"gather", "--spe"}) == words{"--speed"});
    CHECK_FALSE(offers({"sockets", "--"}, "--tasks"));
    CHECK(offered({"serve", "threads", "--po"}) == words{"--pool", "--port"});
    CHECK(offered({"serve", "--po"}).empty());
    CHECK(offered({"foo", ""}).empty());
    CHECK(offered({"list", "foo", "--js"}) == words{"--json"});
}

TEST_CASE("what can't be there twice is not offered again") {
    CHECK(offered({"gather", "--speed", "2", "--spe"}).empty());
    CHECK(offered({"gather", "--ascii", "--as"}).empty());
    CHECK(offered({"gather", "-o", "x.json", "--out"}).empty());
    CHECK(offered({"gather", "--side", "gather", "--sid"}) == words{"--side"});
    CHECK_FALSE(offers({"gather", "--side", "gather", "--side", ""}, "gather"));
    CHECK_FALSE(offers({"gather", "--predict=gather=2s", "--predict", ""}, "gather="));
    CHECK_FALSE(offers({"gather", "--tasks", "3", "--sweep", ""}, "tasks="));
    CHECK_FALSE(offers({"check", "gather", ""}, "gather"));
}

TEST_CASE("an option is offered where nothing else can stand") {
    CHECK(offers({"gather", ""}, "--side"));
    CHECK(offers({"explain", "gather", ""}, "--width"));
    CHECK_FALSE(offers({"explain", ""}, "--width"));
    CHECK_FALSE(offers({"gather", "--", ""}, "--side"));
    CHECK(offered({"explain", "--", "ga"}) == words{"gather"});
}

TEST_CASE("the values of an option are those of the lesson on the line") {
    CHECK(offered({"gather", "--side", ""}) == sides_of_gather);
    CHECK(offered({"code", "gather", "--side", "s"}) == words{"sequential"});
    CHECK(offered({"gather", "--predict", "ga"}) == words{"gather="});
    CHECK(offered({"gather", "--sweep", "ta"}) == words{"tasks="});
    CHECK(offered({"check", "gather", "so"}) == words{"sockets"});
    CHECK(offered({"tour", "--from", "ga"}) == words{"gather"});
    CHECK(offered({"gather", "--runs", ""}).empty());
    CHECK(offered({"gather", "--predict", "gather="}).empty());
    CHECK(offered({"gather", "--predict", "gather", "=", ""}).empty());
}

TEST_CASE("words that the parser knows are offered, a clock only where the lesson has it") {
    CHECK(offered({"gather", "--clock", ""}) == words{"real", "virtual"});
    CHECK(offered({"sockets", "--clock", ""}) == words{"real"});
    CHECK(offered({"gather", "--format", ""}) == words{"table", "json", "csv", "markdown"});
    CHECK(offered({"gather", "--color", "a"}) == words{"auto", "always"});
    CHECK(offered({"completion", ""}) == words{"bash", "zsh", "fish"});
}

TEST_CASE("only a side that has a server is offered to serve") {
    for (const catalog_entry& e : all_lessons()) {
        if (e.lesson.serve.side.empty()) continue;
        words with_servers;
        for (const side& s : e.lesson.sides) {
            if (s.serve) with_servers.emplace_back(s.name);
        }
        CHECK(offered({"serve", std::string(e.lesson.name), "--side", ""}) == with_servers);
    }
}

TEST_CASE("a value may stand behind =, and what is offered then is the rest of the word") {
    CHECK(offered({"gather", "--side=se"}) == words{"--side=sequential"});
    CHECK(offered({"gather", "--side", "="}) == sides_of_gather);
    CHECK(offered({"gather", "--side", "=", "se"}) == words{"sequential"});
}

TEST_CASE("the name of a file can stand where one is asked for") {
    CHECK(completed({"replay", "ru"}).file == file_name{"", "", "ru"});
    CHECK(completed({"replay", "'my ru"}).file == file_name{"", "", "my ru"});
    CHECK(completed({"gather", "-o", ""}).file == file_name{"", "", ""});
    CHECK(completed({"gather", "-oru"}).file == file_name{"", "-o", "ru"});
    CHECK(completed({"gather", "--html=ru"}).file == file_name{"", "--html=", "ru"});
    CHECK(completed({"gather", "--html", "=", "ru"}).file == file_name{"--html=", "--html=", "ru"});
    CHECK(completed({"replay", "a", ":", "b"}).file == file_name{"a:", "", "a:b"});
    CHECK_FALSE(completed({"replay", "run.json", ""}).file);
    CHECK_FALSE(completed({"gather", ""}).file);
}

TEST_CASE("words with blanks, quotes and signs of a shell are words like others") {
    CHECK(offered({"gather", "-o", "it's $(here)", "--spe"}) == words{"--speed"});
    CHECK(offered({"'gather'", "\"--side\"", "'se"}) == words{"sequential"});
    CHECK(completion_lines(completed({"gather", "-o", "a\nb"})).empty());
}

TEST_CASE("each candidate is a line with what it is about, a file's name one of its parts") {
    CHECK(completion_lines({.candidates = {{"gather=", "all at once"}, {"real", ""}},
                            .file = {}}) == "gather=\tall at once\nreal\n");
    CHECK(completion_lines({.candidates = {}, .file = file_name{"--html=", "--html=", "my ru"}}) ==
          ":files\t--html=\t--html=\tmy ru\n");
    for (const catalog_entry& e : all_lessons()) {
        for (const candidate& c : completed({std::string(e.lesson.name), "-"}).candidates) {
            CHECK(c.text.find_first_of("\t\n") == std::string::npos);
            CHECK(c.about.find_first_of("\t\n") == std::string::npos);
        }
    }
}
