// Results on their way out of the program: nothing is lost without a word.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace asyncdemo {

/// Writes to standard output. Throws `environment_error` when that fails, `reader_gone` when nobody
/// reads any more, or when the wish to end comes while it waits for the reader.
void write_results(std::string_view text);

/// Writes a message to standard error; there is nobody to tell when that fails.
void write_message(std::string_view text);

/// Says something in a line of its own on standard error, after the program's name. It may quote
/// anything: what can't be seen is shown as an escape, and what is beyond ASCII too where the
/// locale has nothing else. It is broken into lines where somebody said how wide those are
/// (`typed_width`, as --width has it, or COLUMNS), and on a terminal; else it stays one line, for
/// scripts to read.
void tell(std::string_view what, const std::optional<std::string>& typed_width = {});

/// Writes all of the text to a descriptor; false when the system refuses, or when the wish to end
/// comes meanwhile: errno says why.
bool write_all(int fd, std::string_view text);

/// Does each of them, also when one before it fails; then throws what the first failure threw. So
/// one report that can't be written does not cost the others.
void do_each(std::initializer_list<std::function<void()>> writes);

}  // namespace asyncdemo
