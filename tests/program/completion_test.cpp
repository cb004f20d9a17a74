// The completion scripts and the manual page: that they have all there is, and that shells take
// them. The suites that are named as a shell need it.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "program/programs.hpp"

using namespace asyncdemo;

namespace {

std::string printed(words arguments) {
    const outcome o = run(program(std::move(arguments)));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(o.err.empty());
    return o.out;
}

std::string script_for(const std::string& shell) { return printed({"completion", shell}); }

// The long options that a command's help tells of.
std::set<std::string> options_of(words command) {
    command.emplace_back("--help");
    const std::string help = printed(command);
    std::set<std::string> all;
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz-";
    for (std::size_t at = help.find("--"); at != std::string::npos; at = help.find("--", at)) {
        const std::size_t end = help.find_first_not_of(letters, at);
        all.insert(help.substr(at, end - at));
        at = end;
    }
    return all;
}

// The first words behind the program's name, as its help lists them.
words commands() {
    words all;
    bool is_list = false;
    for (const std::string& line : lines_of(printed({"--help"}))) {
        if (!line.starts_with("  "))
            is_list = line == "Lessons:" || line == "Commands:";
        else if (is_list && line.find_first_not_of(' ') == 2)  // not more about the last one
            all.push_back(line.substr(2, line.find(' ', 2) - 2));
    }
    return all;
}

outcome run_shell(const std::string& shell, const words& options, const std::string& text) {
    words arguments{shell};
    arguments.insert(arguments.end(), options.begin(), options.end());
    arguments.insert(arguments.end(), {"-c", text});
    return run({.program = "/usr/bin/env", .arguments = arguments});
}

// What a shell says to a script that loads the completion from the file and then does `text`.
words lines_from(const std::string& shell, const words& options, const std::string& text) {
    const outcome o = run_shell(shell, options, text);
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(o.err.empty());
    return lines_of(o.out);
}

// What bash completes the words to, of which the last one is being typed.
words bash_completes(const words& typed) {
    const temporary_directory d;
    std::string text = "source '" + d.file("script", script_for("bash")) + "'; COMP_WORDS=(";
    for (const std::string& word : typed) text += " '" + word + "'";
    text += "); COMP_CWORD=" + std::to_string(typed.size() - 1) +
            "; _asyncdemo; printf '%s\\n' \"${COMPREPLY[@]}\"";
    words all = lines_from("bash", {"--norc"}, text);
    std::erase(all, "");
    return all;
}

words fish_completes(const std::string& line) {
    const temporary_directory d;
    const std::string text = "source " + d.file("script", script_for("fish")) + "; complete -C '" +
                             line + "' | string replace -r '\\t.*' ''; true";
    return lines_from("fish", {"--no-config"}, text);
}

bool has(const words& all, const std::string& word) {
    return std::find(all.begin(), all.end(), word) != all.end();
}

const words sides_of_gather{"sequential", "await-in-turn", "gather", "blocking-in-coroutine"};

words sorted(words all) {
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace

TEST_CASE("every command and every option is in the scripts and on the manual page") {
    const std::string page = printed({"man"});
    const std::vector<std::string> scripts{script_for("bash"), script_for("zsh")};
    const std::string fish = script_for("fish");
    for (const std::string& command : commands()) {
        CAPTURE(command);
        for (const std::string& option : options_of({command})) {
            CAPTURE(option);
            std::string escaped;
            for (const char c : option) escaped += c == '-' ? "\\-" : std::string{c};
            CHECK(contains(page, escaped));
            CHECK(contains(fish, "-l " + option.substr(2) + " "));
            for (const std::string& script : scripts) CHECK(contains(script, option));
        }
        CHECK(contains(fish, "-a " + command + " "));
        for (const std::string& script : scripts) CHECK(contains(script, "'" + command));
    }
    REQUIRE(has(commands(), "gather"));
    REQUIRE(has(commands(), "completion"));
}

TEST_CASE("the manual page tells of every lesson with its sides, and has the sections of one") {
    const std::string page = printed({"man"});
    for (const auto& lesson : json_of(printed({"list", "--json"}))) {
        const std::string name = lesson.at("name");
        CHECK(contains(page, ".SS \"" + name + "\"\n"));
    }
    for (const char* title : {"NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "LESSONS",
                              "EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES"}) {
        CAPTURE(title);
        CHECK(contains(page, std::string(".SH ") + title + "\n") !=
              contains(page, std::string(".SH \"") + title + "\"\n"));
    }
    CHECK(is_ascii(page));
    CHECK(contains(page, "max (1 to 1000)"));
    CHECK(contains(page, "\\-\\-tasks"));
}

TEST_CASE("a shell that there is no script for is refused, with those that there are") {
    const outcome o = run(program({"completion", "tcsh"}));
    CHECK(o.exit_code == 2);
    CHECK(contains(o.err, "bash, zsh or fish"));
    const outcome none = run(program({"completion"}));
    CHECK(none.exit_code == 2);
    CHECK(contains(none.err, "SHELL"));
}

TEST_CASE("what the scripts offer as words is what the parser takes") {
    for (const char* format : {"table", "json", "csv", "markdown"}) {
        CHECK(run(program({"gather", "--clock", "virtual", "--format", format})).exit_code == 0);
    }
    for (const char* when : {"auto", "always", "never"}) {
        CHECK(run(program({"gather", "--clock", "virtual", "--color", when})).exit_code == 0);
    }
}

TEST_SUITE_BEGIN("bash");

TEST_CASE("bash completes commands, lessons and options") {
    CHECK(bash_completes({"asyncdemo", "ga"}) == words{"gather"});
    CHECK(sorted(bash_completes({"asyncdemo", ""})) == sorted(commands()));
    CHECK(bash_completes({"asyncdemo", "gather", "--spe"}) == words{"--speed"});
    CHECK(has(bash_completes({"asyncdemo", "gather", "--"}), "--tasks"));
    CHECK_FALSE(has(bash_completes({"asyncdemo", "sockets", "--"}), "--tasks"));
    CHECK(bash_completes({"asyncdemo", "check", "gather", "so"}) == words{"sockets"});
    CHECK(bash_completes({"asyncdemo", "serve", "thr"}) == words{"threads"});
    CHECK(has(bash_completes({"asyncdemo", "serve", "threads", "--"}), "--port"));
}

TEST_CASE("bash completes the values of options") {
    CHECK(bash_completes({"asyncdemo", "gather", "--side", ""}) == sides_of_gather);
    CHECK(bash_completes({"asyncdemo", "code", "gather", "--side", "s"}) == words{"sequential"});
    CHECK(bash_completes({"asyncdemo", "gather", "--predict", "ga"}) == words{"gather="});
    CHECK(bash_completes({"asyncdemo", "gather", "--sweep", "ta"}) == words{"tasks="});
    CHECK(bash_completes({"asyncdemo", "gather", "--clock", ""}) == words{"real", "virtual"});
    CHECK(bash_completes({"asyncdemo", "completion", ""}) == words{"bash", "zsh", "fish"});
    CHECK(bash_completes({"asyncdemo", "gather", "--runs", ""}).empty());
}

TEST_CASE("bash completes a value behind =, which it takes for a word of its own") {
    CHECK(bash_completes({"asyncdemo", "gather", "--side", "="}) == sides_of_gather);
    CHECK(bash_completes({"asyncdemo", "gather", "--side", "=", "se"}) == words{"sequential"});
    CHECK(bash_completes({"asyncdemo", "gather", "--side=se"}) == words{"--side=sequential"});
    CHECK(bash_completes({"asyncdemo", "gather", "--predict", "gather", "=", ""}).empty());
}

TEST_CASE("bash completes the names of files, with blanks in them as well") {
    const temporary_directory d;
    const std::string path = d.file("my run.json", "");
    const std::string begin = path.substr(0, path.size() - 5);
    CHECK(bash_completes({"asyncdemo", "replay", begin}) == words{path});
    CHECK(bash_completes({"asyncdemo", "gather", "-o", begin}) == words{path});
}

TEST_SUITE_END();

TEST_SUITE_BEGIN("zsh");

TEST_CASE("zsh takes the script") {
    const temporary_directory d;
    const std::string file = d.file("_asyncdemo", script_for("zsh"));
    const std::string text = "autoload -Uz compinit; compinit -D -u; source " + file +
                             "; print $_comps[asyncdemo]; print ${(k)functions[(I)_asyncdemo*]}";
    const words lines = lines_from("zsh", {"-f"}, text);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == "_asyncdemo");
    CHECK(contains(lines[1], "_asyncdemo-serve-threads"));
}

TEST_SUITE_END();

TEST_SUITE_BEGIN("fish");

TEST_CASE("fish completes commands, lessons, options and their values") {
    CHECK(fish_completes("asyncdemo ga") == words{"gather"});
    CHECK(sorted(fish_completes("asyncdemo ")) == sorted(commands()));
    CHECK(fish_completes("asyncdemo gather --spe") == words{"--speed"});
    CHECK(sorted(fish_completes("asyncdemo gather --side ")) == sorted(sides_of_gather));
    CHECK(fish_completes("asyncdemo code gather --side s") == words{"sequential"});
    CHECK(fish_completes("asyncdemo gather --predict ga") == words{"gather="});
    CHECK(fish_completes("asyncdemo gather --sweep ta") == words{"tasks="});
    CHECK(fish_completes("asyncdemo gather --clock v") == words{"virtual"});
    CHECK(fish_completes("asyncdemo check gather so") == words{"sockets"});
    CHECK(fish_completes("asyncdemo serve threads --po") == words{"--pool", "--port"});
    CHECK(fish_completes("asyncdemo gather --runs ").empty());
}

TEST_SUITE_END();
