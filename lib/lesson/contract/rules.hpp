// The rules of a lesson, a source for each thing that they are about. A rule adds a complaint for
// each place where it is broken.
#pragma once

#include "lesson/catalog.hpp"
#include "lesson/contract/command_lines.hpp"
#include "lesson/contract/complaint_list.hpp"
#include "lesson/lesson_run.hpp"

namespace asyncdemo {

// name_rules.cpp: what people and scripts type
void check_names(const lesson& l, complaint_list& to);

// side_rules.cpp: sides, and those that are a mistake or a model
void check_sides(const lesson& l, complaint_list& to);
std::vector<std::string_view> names_of_sides(const lesson& l);
std::vector<std::string_view> names_of_regular_sides(const lesson& l);  // those that are no mistake

// claim_rules.cpp
void check_claims(const lesson& l, complaint_list& to);

// figure_rules.cpp: what the table shows
void check_figures(const lesson& l, complaint_list& to);

// parameter_rules.cpp
void check_parameters(const lesson& l, complaint_list& to);

// prediction_rules.cpp
void check_prediction(const lesson& l, complaint_list& to);

// open_house_rules.cpp: servers for people
void check_open_house(const lesson& l, complaint_list& to);

// code_rules.cpp: what `code` shows
void check_code(const catalog_entry& e, complaint_list& to);

// story_rules.cpp
void check_story(const catalog_entry& e, const command_lines& lines, complaint_list& to);
/// What is in braces; of a ratio, both.
std::vector<std::string_view> figures_in(std::string_view conclusion);

// word_rules.cpp: what stands in code ticks
void check_words(const catalog_entry& e, const command_lines& lines, complaint_list& to);

// run_rules.cpp
void check_run(const lesson_run& run, complaint_list& to);

}  // namespace asyncdemo
