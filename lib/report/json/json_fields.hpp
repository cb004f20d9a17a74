// The fields that the document of a run is made of, as shapes: names, times, figures and words.
#pragma once

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "lesson/units.hpp"
#include "report/json/json_shape.hpp"

namespace asyncdemo {

// More than any recording has. Even played at the slowest, all its sides fit into a `duration`.
inline constexpr double longest_time_s = 1e7;

/// A name or a sentence: what could steer a terminal is in none of them. Throws `bad_value`.
std::string to_plain_text(json_scalar value);

/// True or false. Throws `bad_value`.
bool to_flag(const json_scalar& value);

/// A time since some begin. Throws `bad_value`.
double to_time(const json_scalar& value);

/// The one of the values that is written as that word. Throws `bad_value`.
template <class Value, std::size_t N>
Value to_one_of(const std::array<Value, N>& values, std::string_view (*word)(Value),
                json_scalar written) {
    const std::string text = to_text(std::move(written));
    std::string words;
    for (const Value v : values) {
        if (word(v) == text) return v;
        words.append(words.empty() ? "" : ", ").append(word(v));
    }
    throw bad_value(fmt::format("is \"{}\", and can be {}", quotable(text), words));
}

// Shapes of scalars that are kept as they are; `where` gives the place to keep them in.

template <class Where>
json_shape text_field(Where where) {
    return json_shape::scalar([where](json_scalar v) { where() = to_plain_text(std::move(v)); });
}

template <class Where>
json_shape flag_field(Where where) {
    return json_shape::scalar([where](const json_scalar& v) { where() = to_flag(v); });
}

template <class Where>
json_shape time_field(Where where) {
    return json_shape::scalar([where](const json_scalar& v) { where() = to_time(v); });
}

template <class Where>
json_shape figure_field(Where where) {
    return json_shape::scalar([where](const json_scalar& v) { where() = to_figure(v); });
}

template <class Where>
json_shape whole_field(std::int64_t least, std::int64_t most, Where where) {
    return json_shape::scalar(
        [least, most, where](const json_scalar& v) { where() = to_whole(v, least, most); });
}

/// `values` are kept by reference.
template <class Value, std::size_t N, class Where>
json_shape word_field(const std::array<Value, N>& values, std::string_view (*word)(Value),
                      Where where) {
    return json_shape::scalar(
        [&values, word, where](json_scalar v) { where() = to_one_of(values, word, std::move(v)); });
}

inline constexpr bool may_be_missing = false;

}  // namespace asyncdemo
