#include "lesson/parameter.hpp"

#include <fmt/format.h>

#include <type_traits>

namespace asyncdemo {
namespace {

double to_number(duration d) { return seconds(d).count(); }
double to_number(rate r) { return r.per_second; }
double to_number(integer c) { return static_cast<double>(c); }

template <class T>
std::string write(double value) {
    if constexpr (std::is_same_v<T, duration>) {
        return write_duration(std::chrono::round<duration>(seconds(value)));
    } else {
        return fmt::format("{}", value);
    }
}

}  // namespace

std::string_view name_of(const any_parameter& p) {
    return std::visit([](const auto& typed) { return typed.name; }, p);
}

std::string_view about(const any_parameter& p) {
    return std::visit([](const auto& typed) { return typed.about; }, p);
}

std::string json_name(const any_parameter& p) {
    struct suffix {
        std::string_view operator()(const parameter<duration>&) const { return "_s"; }
        std::string_view operator()(const parameter<rate>&) const { return "_per_s"; }
        std::string_view operator()(const parameter<integer>&) const { return ""; }
    };
    std::string name(name_of(p));
    for (char& c : name) {
        if (c == '-') c = '_';
    }
    return name.append(std::visit(suffix{}, p));
}

double initial_value(const any_parameter& p) {
    return std::visit([](const auto& typed) { return to_number(typed.initial); }, p);
}

namespace {

[[noreturn]] void refuse_range(const any_parameter& p) {
    throw bad_value("is out of range: it can be " + describe_range(p));
}

}  // namespace

double parse_value(const any_parameter& p, std::string_view text, load for_what) {
    struct parse {
        double operator()(const parameter<duration>&) const {
            return to_number(parse_duration(text));
        }
        double operator()(const parameter<rate>&) const { return parse_number(text); }
        double operator()(const parameter<integer>&) const { return to_number(parse_count(text)); }
        std::string_view text;
    };
    double value = 0;
    try {
        value = std::visit(parse{text}, p);
    } catch (const beyond_all_range&) {
        refuse_range(p);
    } catch (const bad_value& e) {
        throw bad_value(fmt::format("{}; it can be {}", e.what(), describe_range(p)));
    }
    require_in_range(p, value, for_what);
    return value;
}

void require_in_range(const any_parameter& p, double value, load for_what) {
    const bool is_inside = std::visit(
        [value, for_what](const auto& typed) {
            const bool is_modelled = for_what == load::modelled;
            const auto most = is_modelled ? typed.most_modelled.value_or(typed.most) : typed.most;
            return value >= to_number(typed.least) && value <= to_number(most);
        },
        p);
    if (!is_inside) refuse_range(p);
}

std::string write_value(const any_parameter& p, double value) {
    return std::visit([value]<class T>(const parameter<T>&) { return write<T>(value); }, p);
}

std::string describe_range(const any_parameter& p) {
    return std::visit(
        []<class T>(const parameter<T>& typed) {
            std::string range = fmt::format("{} to {}{}", write<T>(to_number(typed.least)),
                                            write<T>(to_number(typed.most)),
                                            std::is_same_v<T, rate> ? " per second" : "");
            if (typed.most_modelled) {
                range += "; a model on the virtual clock: to " +
                         write<T>(to_number(*typed.most_modelled));
            }
            return range;
        },
        p);
}

}  // namespace asyncdemo
