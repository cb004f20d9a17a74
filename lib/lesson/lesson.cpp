#include "lesson/lesson.hpp"

#include <algorithm>

namespace asyncdemo {
namespace {

// As seconds, thirty years; and nobody knocks as often.
constexpr double without_end = 1e9;

const side* find_among(const std::vector<side>& sides, std::string_view wanted) {
    const auto found = std::find_if(sides.begin(), sides.end(),
                                    [wanted](const side& s) { return s.name == wanted; });
    return found == sides.end() ? nullptr : &*found;
}

}  // namespace

double open_house::initial_value(const any_parameter& p) const {
    const auto sized = std::find_if(values.begin(), values.end(),
                                    [&p](const auto& v) { return v.first == name_of(p); });
    return sized == values.end() ? asyncdemo::initial_value(p)
                                 : sized->second.value_or(without_end);
}

side mistake_for(std::string_view right, side wrong) {
    wrong.mistake_for = right;
    return wrong;
}

std::vector<const side*> lesson::all_sides() const {
    std::vector<const side*> all;
    for (const side& s : sides) all.push_back(&s);
    for (const side& s : python_sides) all.push_back(&s);
    return all;
}

const side* lesson::find_side(std::string_view wanted) const { return find_among(sides, wanted); }

const side* lesson::find_python_side(std::string_view wanted) const {
    return find_among(python_sides, wanted);
}

const side* lesson::python_side_of(std::string_view plain_name) const {
    const auto found =
        std::find_if(python_sides.begin(), python_sides.end(),
                     [plain_name](const side& s) { return s.python_of == plain_name; });
    return found == python_sides.end() ? nullptr : &*found;
}

std::optional<span_kind> lesson::kind_of(std::string_view what) const {
    if (what == plain_waiting) return span_kind::waiting;
    const auto found = std::find_if(spans.begin(), spans.end(),
                                    [what](const span_meaning& m) { return m.what == what; });
    if (found != spans.end()) return found->kind;
    return what == plain_working ? std::optional(span_kind::working) : std::nullopt;
}

const any_parameter* lesson::find_parameter(std::string_view wanted) const {
    const auto found =
        std::find_if(parameters.begin(), parameters.end(),
                     [wanted](const any_parameter& p) { return name_of(p) == wanted; });
    return found == parameters.end() ? nullptr : &*found;
}

bool lesson::uses(const any_parameter& p, const settings& chosen) const {
    return is_used == nullptr || is_used(name_of(p), chosen);
}

std::string lesson::refusal(const settings& chosen) const {
    return reject == nullptr ? std::string() : reject(chosen);
}

bool lesson::has_virtual_clock() const {
    return std::any_of(sides.begin(), sides.end(), [](const side& s) { return s.needs.empty(); });
}

settings lesson::default_settings() const {
    settings s;
    for (const any_parameter& p : parameters) {
        s.values.emplace(name_of(p), initial_value(p));
    }
    return s;
}

duration lesson::ideal_time(const settings& chosen) const {
    std::vector<const side*> regular;
    for (const side& s : sides) {
        if (!s.is_mistake()) regular.push_back(&s);
    }
    return ideal_time(regular, chosen);
}

duration lesson::ideal_time(const std::vector<const side*>& of, const settings& chosen) const {
    duration longest{};
    duration sum{};
    for (const side* const s : of) {
        if (!s->ideal) continue;
        const duration taken = (*s->ideal)(chosen);
        longest = std::max(longest, taken);
        sum += taken;
    }
    return order == sides_run::at_the_same_time ? longest : sum;
}

}  // namespace asyncdemo
