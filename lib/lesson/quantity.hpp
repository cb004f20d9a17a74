// A figure with its unit, as a question asks for it: a time, a count, a rate, a factor. Learners
// type it, and reports show it.
#pragma once

#include <chrono>
#include <concepts>
#include <string>
#include <string_view>

#include "lesson/claim.hpp"
#include "lesson/units.hpp"

namespace asyncdemo {

struct quantity {
    finding::unit in = finding::unit::time_s;
    double value = 0;

    quantity() = default;
    quantity(finding::unit u, double v) : in(u), value(v) {}

    // Not explicit, so that a table of answers reads as one.
    // NOLINTBEGIN(google-explicit-constructor)
    template <class Number, class Period>
    quantity(std::chrono::duration<Number, Period> time) : value(seconds(time).count()) {}
    template <std::integral Count>
    quantity(Count c) : in(finding::unit::number), value(static_cast<double>(c)) {}
    quantity(rate r) : in(finding::unit::per_second), value(r.per_second) {}
    quantity(multiple m) : in(finding::unit::factor), value(m.value) {}
    // NOLINTEND(google-explicit-constructor)

    friend bool operator==(const quantity&, const quantity&) = default;
};

/// For people, to three digits: "5.00 s", "20", "12 000", "500/s", "1.33x"; `read_quantity` reads
/// it.
std::string show(const quantity& q);

/// Reads what a learner types: "250ms", "2,5s", "20", "500/s", "1.33x" or "1.33". Throws
/// `bad_value`, also for what is negative or of another kind; the message goes on after the text.
quantity read_quantity(finding::unit in, std::string_view text);

/// The short way to type it: "3s", "5".
std::string write_quantity(const quantity& q);

/// "a time", "a count".
std::string_view kind_of(finding::unit in);

}  // namespace asyncdemo
