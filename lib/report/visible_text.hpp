// Text that comes from outside (a recording, an argument, the name of a file) as it can be shown:
// what would steer whatever shows it, or what nobody would see, stands there as an escape. Text
// that reads otherwise than it is has been a way to deceive (Unicode's UTS #55, "Trojan Source").
#pragma once

#include <string>
#include <string_view>

#include "report/utf8.hpp"

namespace asyncdemo {

/// True for what is shown as an escape: bytes that are not UTF-8, control characters, line and
/// paragraph separators, what changes the direction of the text, the byte order mark, and other
/// characters that have no look of their own.
bool needs_escape(const utf8_character& c);

/// How such a character is shown: "\n", "\x1b", "\u202e", and "\xff" for a byte that is no UTF-8.
std::string escape_of(const utf8_character& c);

/// The text with an escape for each of them. What is visible already stays as it is.
std::string visible(std::string_view text);

/// The same in ASCII alone: signs of the program's own get the sign that is most like them ("…" is
/// "..."), everything else an escape.
std::string visible_in_ascii(std::string_view text);

/// The text in ASCII as `visible_in_ascii` has it, but with its lines and its colours as they are:
/// for a page of the program's own.
std::string page_in_ascii(std::string_view page);

/// The text of a JSON document, with the same characters as JSON's own escapes: no reader of the
/// document sees a difference. `beyond_ascii` escapes all the others beyond ASCII as well.
std::string visible_json(std::string_view document, bool beyond_ascii = false);

/// True when it has control characters, or bytes that are not UTF-8.
bool has_controls(std::string_view text);

}  // namespace asyncdemo
