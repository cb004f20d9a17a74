#include "report/json/list_document.hpp"

#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <variant>

#include "report/json/json_value.hpp"

namespace asyncdemo {
namespace {

using json = nlohmann::ordered_json;

double number_of(duration d) { return seconds(d).count(); }
double number_of(rate r) { return r.per_second; }
double number_of(integer c) { return static_cast<double>(c); }

json range_of(const any_parameter& p) {
    return std::visit(
        [&p](const auto& typed) {
            return json::array({json_parameter(p, number_of(typed.least)),
                                json_parameter(p, number_of(typed.most))});
        },
        p);
}

std::string_view unit_of(const any_parameter& p) {
    struct unit {
        std::string_view operator()(const parameter<duration>&) const { return "s"; }
        std::string_view operator()(const parameter<rate>&) const { return "per_s"; }
        std::string_view operator()(const parameter<integer>&) const { return "count"; }
    };
    return std::visit(unit{}, p);
}

json parameters_of(const lesson& l) {
    json all = json::array();
    for (const any_parameter& p : l.parameters) {
        json entry;
        entry["name"] = name_of(p);
        entry["unit"] = unit_of(p);
        entry["default"] = json_parameter(p, initial_value(p));
        entry["range"] = range_of(p);
        all.push_back(std::move(entry));
    }
    return all;
}

json names_of_sides(const lesson& l, bool mistakes) {
    json names = json::array();
    for (const side& s : l.sides) {
        if (s.is_mistake() == mistakes) names.push_back(s.name);
    }
    return names;
}

json entry_of(const lesson& l) {
    json clocks = json::array({to_string(clock_kind::real)});
    if (l.has_virtual_clock()) clocks.push_back(to_string(clock_kind::simulated));

    json entry;
    entry["name"] = l.name;
    entry["part"] = l.part.number;
    entry["question"] = l.question;
    entry["time_s"] = json_seconds(seconds(l.ideal_time(l.default_settings())).count());
    entry["clocks"] = std::move(clocks);
    entry["sides"] = names_of_sides(l, false);
    entry["mistakes"] = names_of_sides(l, true);
    entry["parameters"] = parameters_of(l);
    return entry;
}

}  // namespace

std::string list_json(const std::vector<lesson>& lessons) {
    json all = json::array();
    for (const lesson& l : lessons) all.push_back(entry_of(l));
    return json_text(all);
}

}  // namespace asyncdemo
