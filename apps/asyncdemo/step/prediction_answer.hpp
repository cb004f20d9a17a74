// What a learner types to predict: the number of a choice, or an answer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "asyncdemo/terminal/keyboard.hpp"
#include "lesson/quantity.hpp"

namespace asyncdemo {

/// The line while it is being typed.
class typed_line {
public:
    /// What a line can be made of: an answer has no blanks.
    enum class kind { answer, words };

    explicit typed_line(kind is = kind::answer) : is_(is) {}

    /// False when the key is none that changes a line.
    bool take(const key& pressed);

    void clear() { text_.clear(); }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    kind is_;
    std::string text_;
};

/// Whether choices have numbers: only where none could be taken for an answer.
bool are_numbered(finding::unit in);

/// An answer in that unit; if choices are numbered, also the number of one, counted from 1. Throws
/// `bad_value`.
quantity read_answer(std::string_view typed, const std::vector<quantity>& choices,
                     finding::unit in);

}  // namespace asyncdemo
