// Keys put together: what a learner types is a wish, or a line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "asyncdemo/step/prediction_answer.hpp"
#include "asyncdemo/step/step_keys.hpp"
#include "asyncdemo/terminal/keyboard.hpp"

namespace asyncdemo {

/// What the program waits for: a key that is a command by itself, or a line, which Enter ends.
enum class awaited { key, line };

/// What somebody typed: a wish, or a line that was ended by Enter. A line that is one command's
/// letter is both.
struct typed {
    std::optional<wish> wanted = {};
    std::string line = {};
};

/// Where a line is awaited, every letter belongs to it up to Enter (or Escape, which drops it), and
/// none is a command before that. A digit begins a line wherever it is typed, so an answer that
/// comes too early or too late is never taken for commands: who asked for no line drops it.
class typed_keys {
public:
    /// What the key completes, if anything.
    std::optional<typed> take(const key& pressed, awaited what = awaited::key);

    /// The line that has begun; empty when none has.
    [[nodiscard]] const std::string& line() const { return line_.text(); }

    /// For keys that were pressed before there was anything to see: whatever they complete is
    /// dropped, and a line that has begun goes on.
    void drop(const std::vector<key>& pressed);

private:
    typed_line line_;
};

}  // namespace asyncdemo
