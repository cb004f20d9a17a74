// Text as roff shows it literally.
#pragma once

#include <string>
#include <string_view>

namespace asyncdemo {

/// Prose: signs that roff reads as its own are escaped, in the middle and at the start of a line;
/// what is not ASCII is written as the code of its character.
std::string roff_prose(std::string_view text);

/// What is to be typed: its hyphens also stay what they are when they are copied from the page.
std::string roff_literal(std::string_view text);

}  // namespace asyncdemo
