// Which items have the same fate, by their numbers: both ends tell it as rows, a row for numbers
// that follow each other, and the judges compare them.
#pragma once

#include "lesson/recording.hpp"
#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::flow_control {

/// What becomes of an item: the client is told one of the first two.
inline constexpr std::string_view accepted_items = "accepted";
inline constexpr std::string_view refused_items = "refused";
inline constexpr std::string_view passed_on_items = "passed on";
inline constexpr std::string_view lost_items = "lost";

/// Adds the rows for these numbers, which are in order.
void tell_numbers(stage& on, const std::vector<integer>& numbers, std::string_view fate);

/// The numbers that such rows tell of, in their order.
std::vector<integer> numbers_of(const std::vector<row>& rows, std::string_view fate);

}  // namespace asyncdemo::lessons::flow_control
