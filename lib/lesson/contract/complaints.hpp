// The contract of a lesson: what holds of every lesson, whoever wrote it and whichever program
// teaches it. A program that has lessons of its own links `lesson_contract`, makes a catalog of
// them, and asks:
//
//     const catalog mine{entry_of(description(), {1, "Waiting"}, files, story)};
//     for (const std::string& complaint : complaints(mine)) std::puts(complaint.c_str());
//
// Each complaint is a sentence with the name of the lesson, what is wrong, and what would be right.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/catalog.hpp"
#include "lesson/lesson_run.hpp"

namespace asyncdemo {

/// Why a program does not take a command line, given without the program's name; empty when it
/// does.
using line_check = std::function<std::string(std::string_view line)>;

/// What is wrong with the lessons, before any of them runs. Every side has a region of code, a
/// prediction unless it is a mistake, and a claim; and every word in code ticks in a story is a
/// side, a parameter, a column, a lesson, a command line, stands in the lesson's code, or is listed
/// in the front matter as a word of others. Without `check`, all that is asked of a command line is
/// to name one of the lessons.
std::vector<std::string> complaints(const catalog& all, const line_check& check = {});

/// What is wrong with a finished run of all sides of a lesson, its mistakes among them: every
/// mistake breaks a claim, and no other side does; what the lesson shows was recorded. A mistake
/// whose claims are unclear on this machine is not complained of.
std::vector<std::string> complaints(const lesson_run& run);

}  // namespace asyncdemo
