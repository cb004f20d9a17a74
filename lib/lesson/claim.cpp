#include "lesson/claim.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace asyncdemo {

std::string_view to_string(verdict v) {
    switch (v) {
        case verdict::pass:
            return "pass";
        case verdict::fail:
            return "fail";
        case verdict::inconclusive:
            return "inconclusive";
    }
    return "";
}

bool finding::holds() const { return shortfall() == 0; }

namespace {

double missed_by(const finding& f) {
    switch (f.should_be) {
        case finding::relation::at_most:
            return std::max(0.0, f.measured - f.bound);
        case finding::relation::at_least:
            return std::max(0.0, f.bound - f.measured);
        case finding::relation::exactly:
            return std::abs(f.measured - f.bound);
    }
    return 0;
}

}  // namespace

double finding::shortfall() const {
    const double missed = missed_by(*this);  // a wait that --speed divides is rounded
    return in == unit::time_s && missed <= clock_grain_s ? 0 : missed;
}

namespace {

finding compare(finding::unit in, double measured, finding::relation r, double bound) {
    return {.in = in, .should_be = r, .measured = measured, .bound = bound, .unanswerable = {}};
}

}  // namespace

using unit = finding::unit;
using relation = finding::relation;

finding at_most(seconds measured, seconds bound) {
    return compare(unit::time_s, measured.count(), relation::at_most, bound.count());
}
finding at_least(seconds measured, seconds bound) {
    return compare(unit::time_s, measured.count(), relation::at_least, bound.count());
}
finding at_most(integer measured, integer bound) {
    return compare(unit::number, static_cast<double>(measured), relation::at_most,
                   static_cast<double>(bound));
}
finding at_least(integer measured, integer bound) {
    return compare(unit::number, static_cast<double>(measured), relation::at_least,
                   static_cast<double>(bound));
}
finding exactly(integer measured, integer expected) {
    return compare(unit::number, static_cast<double>(measured), relation::exactly,
                   static_cast<double>(expected));
}
finding at_most(rate measured, rate bound) {
    return compare(unit::per_second, measured.per_second, relation::at_most, bound.per_second);
}
finding at_most_factor(double measured, double bound) {
    return compare(unit::factor, measured, relation::at_most, bound);
}
finding at_least_factor(double measured, double bound) {
    return compare(unit::factor, measured, relation::at_least, bound);
}
finding at_least_kilobytes(double measured, double bound) {
    return compare(unit::memory_kb, measured, relation::at_least, bound);
}

finding within_margin(seconds off, seconds margin) {
    finding f = at_most(off, margin);
    f.is_margin = true;
    return f;
}

finding cannot_say(std::string why) {
    finding f;
    f.unanswerable = std::move(why);
    return f;
}

integer side_view::threads() const {
    if (!of_.usage) throw not_recorded{};
    return of_.usage->peak_threads;
}

double side_view::metric(std::string_view name) const {
    const auto found = of_.metrics.find(name);
    if (found == of_.metrics.end()) throw not_recorded{};
    return found->second;
}

integer side_view::counted(std::string_view name) const {
    return static_cast<integer>(std::llround(metric(name)));
}

side_view side_view::beside(std::string_view side) const {
    const recording* other = others_(side);
    if (other == nullptr) throw side_did_not_run{};
    return side_view(*other, chosen_, others_);
}

}  // namespace asyncdemo
