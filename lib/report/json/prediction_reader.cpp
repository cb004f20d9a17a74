#include "report/json/prediction_reader.hpp"

#include <fmt/format.h>

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

}  // namespace

json_shape prediction_reader::shape() { return json_shape::list(one()); }

json_shape prediction_reader::one() {
    const auto here = [this]() -> prediction& { return read_.back().said; };
    const auto measured = [here]() -> auto& { return here().measured; };
    const auto truth = [here]() -> auto& { return here().truth; };
    return json_shape::object(
        {{"side", text_field([this]() -> auto& { return read_.back().side; })},
         {"asks", text_field([this]() -> auto& { return asks_; }), may_be_missing},
         {"predicted_s", guess_field(true), may_be_missing},
         {"predicted", guess_field(false), may_be_missing},
         {"measured_s", answer_field(true, measured), may_be_missing},
         {"measured", answer_field(false, measured), may_be_missing},
         {"truth_s", answer_field(true, truth), may_be_missing},
         {"truth", answer_field(false, truth), may_be_missing},
         {"unit", word_field(all_units, json_word, [this]() -> auto& { return in_; }),
          may_be_missing},
         {"disturbed", flag_field([here]() -> auto& { return here().is_disturbed; }),
          may_be_missing},
         {"grade", word_field(grades, to_string, [here]() -> auto& { return here().grade; })},
         {"reason", text_field([here]() -> auto& { return here().reason; })}},
        [this] { begin(); }, [this] { settle(); });
}

// The unit comes later.
json_shape prediction_reader::guess_field(bool is_time) {
    return json_shape::scalar([this, is_time](const json_scalar& v) {
        (is_time ? has_times_ : has_others_) = true;
        read_.back().said.guess = {finding::unit::number, to_answer(v)};
        read_.back().has_guess = true;
    });
}

// Null is nothing.
template <class Where>
json_shape prediction_reader::answer_field(bool is_time, Where where) {
    return json_shape::scalar([this, is_time, where](const json_scalar& v) {
        (is_time ? has_times_ : has_others_) = true;
        if (std::holds_alternative<std::nullptr_t>(v)) return;
        where() = quantity(finding::unit::number, to_answer(v));
    });
}

void prediction_reader::begin() {
    read_.emplace_back();
    in_ = finding::unit::time_s;  // the only one of version 0.1.0, which did not name it
    has_times_ = has_others_ = false;
}

void prediction_reader::settle() {
    prediction_read& read = read_.back();
    if (!read.has_guess) throw bad_value("says nothing that was predicted");
    if (in_ == finding::unit::time_s ? has_others_ : has_times_) {
        throw bad_value(
            fmt::format("has figures that are not in its unit, \"{}\"", json_word(in_)));
    }
    read.said.guess.in = in_;
    if (read.said.measured) read.said.measured->in = in_;
    if (read.said.truth) read.said.truth->in = in_;
    if (!read.said.measured || !read.said.truth) read.said.is_disturbed = false;
}

}  // namespace asyncdemo
