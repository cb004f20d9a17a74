// What holds of any lesson holds of all of them.
#include <doctest/doctest.h>

#include <exception>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include "asyncdemo/cli/command_line.hpp"
#include "lesson/contract/complaints.hpp"
#include "lessons/catalog.hpp"
#include "runner/python_interpreter.hpp"

using namespace asyncdemo;

namespace {

command parsed(std::string_view line) {
    std::istringstream in{std::string(line)};
    std::vector<std::string> words{"asyncdemo"};
    for (std::string word; in >> word;) words.push_back(word);
    std::vector<const char*> argv;
    for (const std::string& w : words) argv.push_back(w.c_str());
    return parse_command_line(all_lessons(), static_cast<int>(argv.size()), argv.data());
}

// Why our program does not take the line; empty when it does.
std::string refusal(std::string_view line) {
    try {
        const command c = parsed(line);
        if (const auto* const run = std::get_if<run_command>(&c)) {
            plan_from(find(all_lessons(), run->lesson)->lesson, run->plan, run->rounds);
        } else if (const auto* const code = std::get_if<code_command>(&c)) {
            sides_from(find(all_lessons(), code->lesson)->lesson, code->chosen);
        }
    } catch (const no_python&) {
        return {};  // the line is right, and this machine lacks a Python
    } catch (const std::exception& e) {
        return e.what();
    }
    return {};
}

}  // namespace

TEST_CASE("every lesson keeps the contract") {
    for (const std::string& complaint : complaints(all_lessons(), refusal)) FAIL_CHECK(complaint);
}

TEST_CASE("the name of a lesson, typed alone, runs it") {
    for (const catalog_entry& e : all_lessons()) {
        CAPTURE(e.lesson.name);
        CHECK(std::holds_alternative<run_command>(parsed(e.lesson.name)));
    }
}
