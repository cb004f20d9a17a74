// The programs that are tested here, ready to be started, and what their output is asked about.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "program/process_under_test.hpp"
#include "support/temporary_directory.hpp"
#include "support/text.hpp"

namespace asyncdemo {

using words = std::vector<std::string>;

/// What is typed, and more behind it.
words operator+(words typed, const words& more);

/// The real program.
launch program(words arguments);

/// The same program with the lessons of faulty_lessons.cpp.
launch faulty(words arguments);

/// The lessons of the real program.
words lesson_names();

std::vector<std::string> lines_of(std::string_view text);
/// How many columns it takes on a terminal: its characters. (No text of the program's own
/// has one that takes two.)
std::size_t width_of(std::string_view line);
/// The widest line.
std::string widest_line(std::string_view text);
/// Messages without the line that warns on a busy machine, where some claims can't be judged.
std::string without_doubts(std::string messages);
bool is_ascii(std::string_view text);
bool has_escapes(std::string_view text);

/// The document, if the text is one and nothing else; throws otherwise.
nlohmann::json json_of(std::string_view text);

/// The part of a JSON document of a run that is about the named side.
const nlohmann::json& side_of(const nlohmann::json& document, std::string_view name);

std::string content_of(const std::string& path);

/// Checks that the terminal's modes are those from before the program.
void check_terminal_as_before(const process_under_test& p);

/// True when the system had too little to load the program, which so had no say in it.
bool was_not_loaded(const outcome& o);

}  // namespace asyncdemo
