// Completion in the shells themselves. The suites that are named as a shell need it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <regex>

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

// In single quotes, as all three shells take text literally that has none.
std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? R"('\'')" : std::string{c};
    return out + "'";
}

// What a shell says to a script that does `text`, with our program found by its name.
words lines_from(const std::string& shell, const words& options, const std::string& text) {
    const std::string bin = std::filesystem::path(program({}).program).parent_path();
    words arguments{"PATH=" + bin + ":" + std::getenv("PATH"), shell};
    arguments.insert(arguments.end(), options.begin(), options.end());
    arguments.insert(arguments.end(), {"-c", text});
    const launch l{.program = "/usr/bin/env", .arguments = arguments};
    const outcome o = run(l);
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(o.err.empty());
    return lines_of(o.out);
}

// What bash completes the words to, of which the last one is being typed; they are as bash has cut
// them. `settings` are those of the user's shell.
words bash_completes(const words& typed, const std::string& settings = "") {
    const temporary_directory d;
    std::string text = "source " + quoted(d.file("script", script_for("bash"))) + "\n";
    text += settings + "\nCOMP_WORDS=(";
    for (const std::string& word : typed) text += " " + quoted(word);
    text += ")\nCOMP_CWORD=" + std::to_string(typed.size() - 1) +
            "\n_asyncdemo\nfor ((i = 0; i < ${#COMPREPLY[@]}; ++i)); do\n"
            "printf '%s\\n' \"${COMPREPLY[i]}\"\ndone";
    return lines_from("bash", {"--norc"}, text);
}

// The same, of a word that is asked for in zsh's way: the functions of its completion only say
// what they were given.
words zsh_completes(const words& typed) {
    const temporary_directory d;
    std::string text = R"zsh(
        compdef() { : }
        _describe() { print -rl -- "${(@P)2%%:*}" }
        compset() { print -r -- "from $2 on" }
        _files() { print files }
    )zsh";
    text += "source " + quoted(d.file("script", script_for("zsh"))) + "\nwords=(";
    for (const std::string& word : typed) text += " " + quoted(word);
    text += ")\nCURRENT=" + std::to_string(typed.size()) + "\nPREFIX=$words[CURRENT]\n_asyncdemo";
    return lines_from("zsh", {"-f"}, text);
}

words fish_completes(const std::string& line) {
    const temporary_directory d;
    const std::string text = "source " + quoted(d.file("script", script_for("fish"))) +
                             "; complete -C " + quoted(line) +
                             " | string replace -r '\\t.*' ''; true";
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

TEST_CASE("a shell that there is no script for is refused, with those that there are") {
    const outcome o = run(program({"completion", "tcsh"}));
    CHECK(o.exit_code == 2);
    CHECK(contains(o.err, "bash, zsh or fish"));
    const outcome none = run(program({"completion"}));
    CHECK(none.exit_code == 2);
    CHECK(contains(none.err, "SHELL"));
}

TEST_CASE("what is offered as words is what the parser takes") {
    for (const std::string option : {"--format", "--color"}) {
        for (const std::string& word : lines_of(printed({"complete", "gather", option, ""}))) {
            CAPTURE(word);
            CHECK(run(program({"gather", "--clock", "virtual", option, word})).exit_code == 0);
        }
    }
}

TEST_CASE("the command by which shells ask is not told of, and always has an answer") {
    CHECK_FALSE(contains(printed({"--help"}), "complete "));
    CHECK(lines_of(printed({"complete"})).size() == commands().size());
    CHECK(printed({"complete", "gather", "--nonsense", "--help", "--", "--", "", "x"}).empty());
    launch in_ascii = program({"complete", "gather", "--"});
    in_ascii.environment = {{"LC_ALL", "C"}};
    CHECK(is_ascii(std::regex_replace(run(in_ascii).out, std::regex("\t"), " ")));
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

TEST_CASE("bash completes the names of files, with blanks and quotes in them as well") {
    const temporary_directory d;
    const std::string path = d.file("my run.json", "");
    const std::string begin = path.substr(0, path.size() - 5);
    CHECK(bash_completes({"asyncdemo", "replay", begin}) == words{path});
    CHECK(bash_completes({"asyncdemo", "gather", "-o", begin}) == words{path});
    CHECK(bash_completes({"asyncdemo", "replay", "'" + begin}) == words{path});
    CHECK(bash_completes({"asyncdemo", "gather", "-o", d.path("my\\ r")}) == words{path});
    CHECK(bash_completes({"asyncdemo", "gather", "--html=" + begin}) == words{"--html=" + path});
    CHECK(bash_completes({"asyncdemo", "gather", "--html", "=", begin}) == words{path});
    const std::string other = d.file("it's 12:30.json", "");
    CHECK(bash_completes({"asyncdemo", "replay", d.path("it\\'s")}) == words{other});
    CHECK(bash_completes({"asyncdemo", "replay", d.path("it\\'s\\ 12"), ":", "3"}) ==
          words{"30.json"});
    CHECK(bash_completes({"asyncdemo", "replay", d.path("none")}).empty());
}

TEST_CASE("bash completes the same whatever the user's shell is set to") {
    const temporary_directory d;
    const std::string path = d.file("my run.json", "");
    for (const char* settings :
         {"IFS=", "IFS=aeiou-", "set -u", "set -e", "set -f", "set -o posix", "set -o pipefail",
          "shopt -s nocasematch nullglob failglob extglob", "COMP_WORDBREAKS=$' \\t\\n'",
          "COMP_WORDBREAKS=$' \\t\\n=:'", "unset COMP_LINE COMP_POINT",
          "CDPATH=/ GLOBIGNORE='*'"}) {
        CAPTURE(settings);
        CHECK(bash_completes({"asyncdemo", "gather", "--side", ""}, settings) == sides_of_gather);
        CHECK(bash_completes({"asyncdemo", "gather", "--side", "=", "se"}, settings) ==
              words{"sequential"});
        CHECK(bash_completes({"asyncdemo", "gather", "--predict", "ga"}, settings) ==
              words{"gather="});
        CHECK(bash_completes({"asyncdemo", "gather", "--runs", ""}, settings).empty());
        CHECK(bash_completes({"asyncdemo", "replay", d.path("my")}, settings) == words{path});
        CHECK(bash_completes({"asyncdemo", "gather", "-o", "*", "--spe"}, settings) ==
              words{"--speed"});
    }
}

TEST_CASE("a bash without compopt, as that of macOS is, gets names that are quoted already") {
    const temporary_directory d;
    const std::string path = d.file("my run.json", "");
    const std::string without = "enable -n compopt";
    CHECK(bash_completes({"asyncdemo", "replay", path.substr(0, path.size() - 5)}, without) ==
          words{d.path("my\\ run.json")});
    CHECK(bash_completes({"asyncdemo", "gather", "--predict", "ga"}, without) == words{"gather="});
}

TEST_CASE("bash asks the program that is on the line, and nothing where there is none") {
    CHECK(bash_completes({program({}).program, "ga"}) == words{"gather"});
    CHECK(bash_completes({"/no/such/asyncdemo", "ga"}).empty());
    const std::string home = std::filesystem::path(program({}).program).parent_path().parent_path();
    CHECK(bash_completes({"~/asyncdemo/asyncdemo", "ga"}, "HOME=" + quoted(home)) ==
          words{"gather"});
}

TEST_SUITE_END();

TEST_SUITE_BEGIN("zsh");

TEST_CASE("zsh takes the script") {
    const temporary_directory d;
    const std::string file = d.file("_asyncdemo", script_for("zsh"));
    const std::string text =
        "autoload -Uz compinit; compinit -D -u; source " + file + "; print $_comps[asyncdemo]";
    CHECK(lines_from("zsh", {"-f"}, text) == words{"_asyncdemo"});
}

TEST_CASE("zsh completes commands, lessons, options and their values") {
    CHECK(zsh_completes({"asyncdemo", "ga"}) == words{"gather"});
    CHECK(sorted(zsh_completes({"asyncdemo", ""})) == sorted(commands()));
    CHECK(zsh_completes({"asyncdemo", "gather", "--spe"}) == words{"--speed"});
    CHECK(zsh_completes({"asyncdemo", "gather", "--side", ""}) == sides_of_gather);
    CHECK(zsh_completes({"asyncdemo", "gather", "--side=se"}) == words{"--side=sequential"});
    CHECK(zsh_completes({"asyncdemo", "gather", "--predict", "ga"}) == words{"gather="});
    CHECK(zsh_completes({"asyncdemo", "gather", "--runs", ""}).empty());
    CHECK(zsh_completes({"asyncdemo", "replay", "ru"}) == words{"from 0 on", "files"});
    CHECK(zsh_completes({"asyncdemo", "gather", "--html=ru"}) == words{"from 7 on", "files"});
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
    CHECK(fish_completes("asyncdemo gather --side=se") == words{"--side=sequential"});
}

TEST_CASE("fish completes the names of files, with blanks in them as well") {
    const temporary_directory d;
    const std::string path = d.file("my run.json", "");
    CHECK(fish_completes("asyncdemo replay " + d.path("m")) == words{path});
    CHECK(fish_completes("asyncdemo gather -o " + d.path("m")) == words{path});
    CHECK(fish_completes("asyncdemo gather --html=" + d.path("m")) == words{"--html=" + path});
}

TEST_SUITE_END();
