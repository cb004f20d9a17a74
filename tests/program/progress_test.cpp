// What is remembered of a learner from one run to the next, and shown.
#include <doctest/doctest.h>

#include <filesystem>

#include "program/programs.hpp"
#include "program/somebody.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr auto two_lessons = R"({"schema_version":1,"lessons":{
    "sockets":{"state":"done","at":"2026-01-02T10:00:00Z","predictions":{"right":1,"of":3}},
    "gather":{"state":"skipped","at":"2026-01-03T10:00:00Z"}}})";

nlohmann::json entry_of(const nlohmann::json& document, std::string_view lesson) {
    for (const auto& entry : document.at("lessons")) {
        if (entry.at("name") == lesson) return entry;
    }
    throw std::out_of_range("no lesson " + std::string(lesson));
}

std::string count_of_lessons() { return std::to_string(lesson_names().size()); }

std::size_t files_in(const fs::path& directory) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(directory), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("at first no lesson is done, and the first comes next") {
    const somebody learner;
    const outcome o = run(learner.types({"progress"}));
    CHECK(o.exit_code == 0);
    CHECK(o.err.empty());
    for (const std::string& name : lesson_names()) CHECK(contains(o.out, "  " + name + " "));
    CHECK(contains(o.out, "0 of " + count_of_lessons() + " done\n"));
    CHECK(contains(o.out, "asyncdemo next  (" + lesson_names().front() + ")"));
    CHECK_FALSE(fs::exists(learner.state()));
}

TEST_CASE("progress shows what is done, what is skipped and what comes next") {
    const somebody learner;
    learner.remembers(two_lessons);
    const std::string text = run(learner.types({"progress"})).out;
    CHECK(contains(text, "✓ sockets            done on 2026-01-02, 1 of 3 predictions right\n"));
    CHECK(contains(text, "- gather             skipped on 2026-01-03\n"));
    CHECK(contains(text, "  threads            not yet\n"));
    CHECK(contains(text, "1 of " + count_of_lessons() + " done\n"));
    CHECK(contains(text, "asyncdemo next  (threads)"));

    const std::string plain = run(learner.types({"progress", "--ascii"})).out;
    CHECK(is_ascii(plain));
    CHECK(contains(plain, "x sockets"));
}

TEST_CASE("progress fits into the width") {
    const somebody learner;
    learner.remembers(two_lessons);
    CHECK(width_of(widest_line(run(learner.types({"progress", "--width", "40"})).out)) <= 40);
}

TEST_CASE("progress --json is one document with the same") {
    const somebody learner;
    learner.remembers(two_lessons);
    const auto document = json_of(run(learner.types({"progress", "--json"})).out);
    CHECK(document.at("done") == 1);
    CHECK(document.at("of") == lesson_names().size());
    CHECK(document.at("next") == "threads");
    CHECK(entry_of(document, "sockets").at("state") == "done");
    CHECK(entry_of(document, "sockets").at("at") == "2026-01-02T10:00:00Z");
    CHECK(entry_of(document, "sockets").at("predictions").at("of") == 3);
    CHECK(entry_of(document, "gather").at("state") == "skipped");
    CHECK(entry_of(document, "threads").at("state") == "not yet");
}

TEST_CASE("when every lesson is done there is no next one") {
    const somebody learner;
    learner.has_done(lesson_names());
    CHECK(json_of(run(learner.types({"progress", "--json"})).out).at("next") == nullptr);
    const std::string text = run(learner.types({"progress"})).out;
    CHECK(contains(text, count_of_lessons() + " of " + count_of_lessons() + " done\n"));
    CHECK(contains(text, "asyncdemo tour --from " + lesson_names().front()));
}

TEST_CASE("the welcome and the list mark what is done") {
    const somebody learner;
    learner.remembers(two_lessons);
    const std::string welcome = run(learner.types({})).out;
    CHECK(contains(welcome, "✓ sockets"));
    CHECK(contains(welcome, "  threads"));
    CHECK(contains(welcome, "asyncdemo next\n"));
    CHECK(contains(run(learner.types({"list"})).out, "✓ sockets"));
}

TEST_CASE("the welcome and the list leave a damaged file alone, without a word") {
    const somebody learner;
    learner.remembers("not JSON");
    for (const words& typed : {words{}, {"list"}}) {
        const outcome o = run(learner.types(typed));
        CHECK(o.exit_code == 0);
        CHECK(o.err.empty());
    }
    CHECK(content_of(learner.file()) == "not JSON");
    CHECK(files_in(fs::path(learner.file()).parent_path()) == 1);
}

TEST_CASE("a damaged file is set aside with a word, once") {
    const somebody learner;
    learner.remembers("not JSON");
    const outcome first = run(learner.types({"progress", "--json"}));
    CAPTURE(first);
    CHECK(first.exit_code == 0);
    CHECK(json_of(first.out).at("done") == 0);
    CHECK(lines_of(first.err).size() == 1);
    CHECK(contains(first.err, learner.file()));
    CHECK(contains(first.err, "progress.json.damaged-1"));
    CHECK(content_of(learner.file() + ".damaged-1") == "not JSON");
    CHECK(run(learner.types({"progress", "--json"})).err.empty());
}

TEST_CASE("a damaged file that can't be set aside is left where it is") {
    const somebody learner;
    learner.remembers("not JSON");
    fs::create_directory(learner.file() + ".lock");  // what can't be locked can't be changed
    const outcome o = run(learner.types({"progress", "--json"}));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(json_of(o.out).at("done") == 0);
    CHECK(contains(o.err, "progress.json.lock: Is a directory"));
    CHECK(content_of(learner.file()) == "not JSON");
}

TEST_CASE("a state directory that is none is told, and no reason to fail") {
    const temporary_directory d;
    launch l = program({"progress"});
    l.environment = {{"XDG_STATE_HOME", d.file("file", "")}};
    const outcome o = run(l);
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.err, "warning: your progress can't be read: "));
    CHECK(contains(o.err, "Not a directory"));
}

TEST_CASE("without a state directory of its own it is in the home directory") {
    const temporary_directory home;
    fs::create_directories(home.path(".local/state/asyncdemo"));
    (void)home.file(".local/state/asyncdemo/progress.json", two_lessons);
    for (const auto& none : {std::optional<std::string>(), {""}, {"relative/path"}}) {
        launch l = program({"progress", "--json"});
        l.environment = {{"XDG_STATE_HOME", none}, {"HOME", home.path("")}};
        CHECK(json_of(run(l).out).at("done") == 1);
    }
}

TEST_CASE("without a home directory nothing is remembered, which is told") {
    for (const words& typed : {words{"progress", "--json"}, {}}) {
        launch l = program(typed);
        l.environment = {{"XDG_STATE_HOME", std::nullopt}, {"HOME", std::nullopt}};
        const outcome o = run(l);
        CAPTURE(o);
        CHECK(o.exit_code == 0);
        CHECK(contains(o.err, "XDG_STATE_HOME") == !typed.empty());
    }
}

TEST_CASE("--reset --yes forgets, and leaves what was set aside") {
    const somebody learner;
    learner.remembers("not JSON");
    (void)run(learner.types({"progress"}));
    learner.remembers(two_lessons);
    const outcome o = run(learner.types({"progress", "--reset", "--yes"}));
    CHECK(o.exit_code == 0);
    CHECK_FALSE(fs::exists(learner.file()));
    CHECK(fs::exists(learner.file() + ".damaged-1"));
    CHECK(json_of(run(learner.types({"progress", "--json"})).out).at("done") == 0);
}

TEST_CASE("--reset without a terminal and without --yes is an error that names --yes") {
    const somebody learner;
    learner.remembers(two_lessons);
    const outcome o = run(learner.types({"progress", "--reset"}));
    CHECK(o.exit_code == 2);
    CHECK(contains(o.err, "--yes"));
    CHECK(content_of(learner.file()) == two_lessons);
}

TEST_CASE("--reset on a terminal asks, and only a yes is one") {
    const somebody learner;
    for (const auto& [keys, forgets] : {std::pair("\r", false),
                                        {"n\r", false},
                                        {"x\r", false},
                                        {"\x04", false},
                                        {"y\r", true},
                                        {"yes\r", true}}) {
        learner.remembers(two_lessons);
        process_under_test p(learner.types_on_terminal({"progress", "--reset"}));
        REQUIRE(p.writes("[y/N]"));
        p.type(keys);
        const outcome o = p.wait();
        CAPTURE(o);
        CHECK(o.exit_code == 0);
        CHECK(fs::exists(learner.file()) != forgets);
        CHECK(contains(o.terminal, forgets ? "Forgotten" : "Nothing was forgotten"));
    }
}

TEST_CASE("Ctrl-C at the question forgets nothing") {
    const somebody learner;
    learner.remembers(two_lessons);
    process_under_test p(learner.types_on_terminal({"progress", "--reset"}));
    REQUIRE(p.writes("[y/N]"));
    p.type("\x03");
    CHECK(p.wait().exit_code == 130);
    CHECK(content_of(learner.file()) == two_lessons);
}

TEST_CASE("what can't be forgotten is an error of the environment") {
    const temporary_directory d;
    launch l = program({"progress", "--reset", "--yes"});
    l.environment = {{"XDG_STATE_HOME", d.file("file", "")}};
    const outcome o = run(l);
    CHECK(o.exit_code == 3);
    CHECK(contains(o.err, "your progress can't be reset"));
}

TEST_CASE("options of progress that do not go together are told") {
    for (const words& typed :
         {words{"progress", "--yes"}, {"progress", "--reset", "--yes", "--json"}}) {
        const outcome o = run(program(typed));
        CHECK(o.exit_code == 2);
        CHECK(contains(o.err, "--reset"));
    }
}
