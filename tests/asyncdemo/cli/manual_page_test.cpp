// The manual page has what the program has, and nothing else.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "asyncdemo/cli/command_tree.hpp"
#include "asyncdemo/cli/shipped_texts.hpp"
#include "report/version.hpp"

using namespace asyncdemo;

namespace {

using names = std::set<std::string>;

const command_description& tree() {
    static const command_description all = describe_command_line(all_lessons());
    return all;
}

// What stands from a heading on to the next of its kind, or of a higher one.
std::string page_part(const std::string& heading) {
    const std::string page(manual_page());
    const std::size_t begin = page.find(heading + "\n");
    if (begin == std::string::npos) return {};
    const std::size_t same = page.find("\n" + heading.substr(0, 3), begin);
    const std::size_t end = std::min(same, page.find("\n.SH", begin));
    return page.substr(begin, end == std::string::npos ? end : end - begin + 1);
}

// What the first group of the pattern has matched.
names matches(const std::string& text, const std::string& pattern) {
    names found;
    const std::regex expression(pattern);
    for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) {
        found.insert((*at)[1]);
    }
    return found;
}

// As the page has it: "\fB\-o\fR, \fB\-\-output\fR \fIFILE\fR".
std::string term(const option_description& o) {
    std::string text;
    for (const std::string& name : o.names) {
        text += text.empty() ? "\\fB" : ", \\fB";
        for (const char c : name) text += c == '-' ? "\\-" : std::string{c};
        text += "\\fR";
    }
    return o.type.empty() ? text : text + " \\fI" + o.type + "\\fR";
}

// What is told of, each in an indented paragraph.
names terms_in(const std::string& text) { return matches(text, "\\.TP\n(\\\\fB\\\\-.*)\n"); }

bool is_parameter(const option_description& o) { return o.group == "Parameters of this lesson"; }

// All that the command takes but for --help and what a lesson has of its own.
names options_of(const command_description& c) {
    names all;
    for (const option_description& o : c.options) {
        if (o.names.front() != "-h" && !is_parameter(o)) all.insert(term(o));
    }
    return all;
}

// What the synopsis that begins so says, the groups of options spelt out.
names options_in_synopsis(const std::string& beginning) {
    std::string text = page_part(".SH SYNOPSIS");
    const std::size_t begin = text.find(beginning);
    REQUIRE(begin != std::string::npos);
    const std::size_t end = text.find("\n.PP", begin);
    text = text.substr(begin, end == std::string::npos ? end : end - begin);
    names all = matches(text, R"(\[(\\fB\\-[^\]]*)\])");
    for (const std::string group : {"Run", "Report", "Screen"}) {
        const std::string rest = group.substr(1) + " options\\fR]";
        if (text.find(rest) != std::string::npos)
            all.merge(terms_in(page_part(".SS " + group + " options")));
    }
    return all;
}

std::string content_of(const std::filesystem::path& path) {
    std::ifstream in(path);
    REQUIRE(in);
    std::ostringstream content;
    content << in.rdbuf();
    return content.str();
}

}  // namespace

TEST_CASE("the manual page has every command, and no other") {
    names commands{"\\fILESSON\\fR"};
    for (const command_description& c : tree().commands) {
        if (c.group == "Commands") commands.insert(c.path.back());
    }
    CHECK(matches(page_part(".SH COMMANDS"), "\\.TP\n\\.B asyncdemo (.*)\n") == commands);
    commands.erase("\\fILESSON\\fR");
    CHECK(matches(page_part(".SH SYNOPSIS"), "\\.B asyncdemo (.*)\n") == commands);
}

TEST_CASE("the synopsis has every option that a command takes, and no other") {
    for (const command_description& c : tree().commands) {
        CAPTURE(c.path.back());
        const std::string beginning = c.group == "Lessons" ? ".B asyncdemo\n\\fILESSON\\fR"
                                                           : ".B asyncdemo " + c.path.back() + "\n";
        for (const command_description& below : c.commands) {
            CHECK(options_in_synopsis(beginning) == options_of(below));
        }
        names taken = options_of(c);
        // The one synopsis of all lessons has them, though some lessons have no model, no broker,
        // or nothing in Python.
        if (c.group == "Lessons") {
            taken.merge(names{"\\fB\\-\\-model\\fR", "\\fB\\-\\-broker\\fR \\fIURL\\fR",
                              "\\fB\\-\\-python\\fR"});
        }
        if (c.commands.empty()) CHECK(options_in_synopsis(beginning) == taken);
    }
}

TEST_CASE("the manual page tells what every option does, and of no option that there is not") {
    names all;
    for (const option_description& o : tree().options) all.insert(term(o));
    for (const command_description& c : tree().commands) {
        all.merge(options_of(c));
        for (const command_description& below : c.commands) all.merge(options_of(below));
    }
    names told = terms_in(page_part(".SH COMMANDS"));
    told.merge(terms_in(page_part(".SH OPTIONS")));
    CHECK(told == all);
}

TEST_CASE("the manual page has every exit code, and no other") {
    const names codes = matches(
        content_of(PROJECT_DIRECTORY "/apps/asyncdemo/terminal/exit_code.hpp"), " = (\\d+),");
    REQUIRE(codes.size() > 3);
    CHECK(matches(page_part(".SH EXIT STATUS"), "\\.B (\\d+)\n") == codes);
}

TEST_CASE("the manual page has every variable that the program reads, and no other") {
    names read;
    for (const char* folder : {"apps/asyncdemo", "lib", "lessons"}) {
        const std::filesystem::path all = std::filesystem::path(PROJECT_DIRECTORY) / folder;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(all)) {
            if (entry.path().extension() != ".cpp") continue;
            const std::string text = content_of(entry.path());
            if (text.find("environment(") == text.npos && text.find("getenv(") == text.npos)
                continue;
            read.merge(matches(text, R"re((?:environment|getenv)\("([A-Z_]+)")re"));
            read.merge(matches(text, R"re("(LC_[A-Z]+|LANG)")re"));
        }
    }
    REQUIRE(read.contains("NO_COLOR"));
    names told;
    for (const std::string& term : matches(page_part(".SH ENVIRONMENT"), "\\.TP\n\\.B (.*)\n")) {
        const std::string without_fonts = std::regex_replace(term, std::regex(R"(\\f[BR])"), "");
        told.merge(matches(without_fonts, "([A-Z][A-Z_]+)"));
    }
    CHECK(told == read);
}

TEST_CASE("what is to be typed can be copied from the manual page: its hyphens are no dashes") {
    const std::string page(manual_page());
    for (const std::string& line : matches(page, "\n([^.\n].*|\\.[^\\\\].*)")) {
        CAPTURE(line);
        CHECK_FALSE(std::regex_search(line, std::regex("(^|[ \\[(\"])-")));
        CHECK(line.find("--") == std::string::npos);
    }
}

TEST_CASE("the manual page has the sections of one, is ASCII, and is of this version") {
    const std::string page(manual_page());
    for (const char* title : {"NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS",
                              "EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES"}) {
        CAPTURE(title);
        CHECK_FALSE(page_part(std::string(".SH ") + title).empty());
    }
    CHECK(page.find("\"asyncdemo " + std::string(version()) + "\"") != std::string::npos);
    CHECK(std::all_of(page.begin(), page.end(),
                      [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
}
