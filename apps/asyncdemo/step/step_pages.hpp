// What each step of a lesson shows, as text. Nothing of the result is told before the side has run.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "lessons/catalog.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// A line that says which step begins.
std::string heading(std::string_view text, const terminal_style& style);

/// The prose up to where it tells what came out.
std::string story_page(const catalog_entry& entry, const terminal_style& style);

std::string code_page(const catalog_entry& entry, const std::vector<const side*>& sides,
                      const terminal_style& style);

/// What is asked of a side, and the choices with their numbers.
std::string question_page(const lesson& l, const settings& chosen, const terminal_style& style);

/// The timeline of that side alone, and what the prediction was worth; without one, how it came
/// out.
std::string result_page(const lesson_run& run, const side& of, const terminal_style& style);

/// All sides as a run shows them: timelines, table, predictions, claims.
std::string overview_page(const lesson_run& run, const terminal_style& style);

/// The prose that follows the story, of the mistake only when it has run, and what to try next.
std::string reasons_page(const catalog_entry& entry, const lesson_run& run,
                         const terminal_style& style);

/// What the keys do.
std::string help_page(const terminal_style& style);

/// A run of that side alone, for a picture that shows nothing of the others.
lesson_run only(const side& of, const lesson_run& run);

}  // namespace asyncdemo
