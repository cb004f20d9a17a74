#include "report/json/prediction_reader.hpp"

#include <array>
#include <string_view>
#include <variant>

#include "report/json/json_fields.hpp"
#include "report/json/json_words.hpp"

namespace asyncdemo {
namespace {

constexpr std::array grades{grade::right, grade::close, grade::wrong, grade::unclear};
constexpr double largest = 9e9;  // as seconds, what a duration holds

double to_answer(const json_scalar& v) {
    const double value = to_number(v);
    if (value < 0 || value > largest) throw bad_value("is no answer");
    return value;
}

// The unit comes later. Null is nothing.
template <class Where>
json_shape answer_field(Where where) {
    return json_shape::scalar([where](const json_scalar& v) {
        if (std::holds_alternative<std::nullptr_t>(v)) return;
        where() = quantity(finding::unit::number, to_answer(v));
    });
}

}  // namespace

json_shape prediction_reader::shape() { return json_shape::list(one()); }

json_shape prediction_reader::one() {
    const auto here = [this]() -> prediction& { return read_.back().said; };
    const auto guess = json_shape::scalar([this](const json_scalar& v) {
        read_.back().said.guess = {finding::unit::number, to_answer(v)};
        read_.back().has_guess = true;
    });
    const auto measured = answer_field([here]() -> auto& { return here().measured; });
    const auto truth = answer_field([here]() -> auto& { return here().truth; });
    return json_shape::object(
        {{"side", text_field([this]() -> auto& { return read_.back().side; })},
         {"predicted_s", guess, may_be_missing},
         {"predicted", guess, may_be_missing},
         {"measured_s", measured, may_be_missing},
         {"measured", measured, may_be_missing},
         {"truth_s", truth, may_be_missing},
         {"truth", truth, may_be_missing},
         {"unit", word_field(all_units, json_word, [this]() -> auto& { return in_; }),
          may_be_missing},
         {"disturbed", flag_field([here]() -> auto& { return here().is_disturbed; }),
          may_be_missing},
         {"grade", word_field(grades, to_string, [here]() -> auto& { return here().grade; })},
         {"reason", text_field([here]() -> auto& { return here().reason; })}},
        [this] {
            read_.emplace_back();
            in_ = finding::unit::time_s;  // the only one of version 0.1.0, which did not name it
        },
        [this] { settle(); });
}

void prediction_reader::settle() {
    prediction_read& read = read_.back();
    if (!read.has_guess) throw bad_value("says nothing that was predicted");
    read.said.guess.in = in_;
    if (read.said.measured) read.said.measured->in = in_;
    if (read.said.truth) read.said.truth->in = in_;
    if (!read.said.measured || !read.said.truth) read.said.is_disturbed = false;
}

}  // namespace asyncdemo
