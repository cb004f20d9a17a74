// What each step of a lesson shows, as text. Nothing of the result is told before the side has run.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "asyncdemo/step/lesson_steps.hpp"
#include "asyncdemo/step/step_screen.hpp"
#include "lesson/lesson_run.hpp"
#include "lessons/catalog.hpp"
#include "report/terminal/terminal_style.hpp"
#include "report/terminal/timeline_scale.hpp"

namespace asyncdemo {

/// A line that says which step begins.
std::string heading(std::string_view text, const terminal_style& style);

/// What an answer can be worked out from, in sentences: the parameters in use, for what computes
/// how many processors there are, and that waits were divided.
std::string what_is_given(const lesson& l, const settings& chosen);

/// The same, and what each of the parameters is: for people who have not read the story.
std::string given_in_full(const lesson& l, const settings& chosen);

/// The parameters in use, what is special about the run, and the prose up to where it tells what
/// came out.
std::string story_page(const catalog_entry& entry, const settings& chosen,
                       const terminal_style& style);

/// What was predicted of the side (null: nothing), or that it is the mistake, and its code without
/// what all of `sides` share.
std::string code_page(const catalog_entry& entry, const side& of,
                      const std::vector<const side*>& sides, const prediction* said,
                      const terminal_style& style);

/// How the side works, what is asked of it, the choices with their numbers, and what was said
/// already (null: nothing).
std::string question_page(const lesson& l, const side& of, const settings& chosen,
                          const prediction* said, const terminal_style& style);

/// What stands below a question whose answer was shown.
std::string closed_question(const terminal_style& style);

/// The timelines of what was seen so far, at their end, on the scale of the whole run, in at most
/// so many rows.
std::string picture_page(const lesson_run& seen, const timeline_scale& scale,
                         const terminal_style& style, std::size_t rows);

/// The timelines of what was seen so far, the last of which is that side, and what its prediction
/// was worth in `run`; without one, how it came out. The timelines take what the rest leaves of the
/// rows.
std::string answer_page(const lesson_run& seen, const timeline_scale& scale, const side& of,
                        const lesson_run& run, const terminal_style& style, std::size_t rows);

/// The timelines of a mistake and of the side that it is made in place of, why it is one (of one
/// in Python, if that was not told of the same in C++), and the claims that it broke in `run`.
std::string mistake_page(const lesson_run& seen, const timeline_scale& scale, const side& of,
                         const catalog_entry& entry, const lesson_run& run,
                         const terminal_style& style, std::size_t rows);

/// All sides as a run shows them: timelines, table, predictions, claims.
std::string overview_page(const lesson_run& run, const terminal_style& style, std::size_t rows);

/// The conclusion, and what to try next.
std::string advice_page(const lesson_run& run, const terminal_style& style);

/// The parameters: how they are chosen, and how they can be.
std::string parameters_page(const lesson& l, const settings& chosen, const terminal_style& style);

/// What the keys do that have a meaning at that step.
std::string help_page(const lesson_step& step, const tour_place& in, const terminal_style& style);

}  // namespace asyncdemo
