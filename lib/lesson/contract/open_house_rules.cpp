#include "lesson/contract/rules.hpp"

namespace asyncdemo {
namespace {

bool is_in_range(const any_parameter& p, double value) {
    try {
        require_in_range(p, value);
        return true;
    } catch (const bad_value&) {
        return false;
    }
}

void check_servers(const lesson& l, complaint_list& to) {
    const bool is_open = !l.serve.side.empty();
    for (const side& s : l.sides) {
        to.expect(is_open || !s.serve, "the side `{}` has a server, but `serve` opens none of them",
                  s.name);
        // A mistake need not have one, and nobody can knock at a model.
        to.expect(!is_open || s.serve || s.is_mistake() || s.is_model(),
                  "people can knock at the lesson, so the side `{}` needs a server, too", s.name);
    }
}

}  // namespace

void check_open_house(const lesson& l, complaint_list& to) {
    check_servers(l, to);
    const open_house& house = l.serve;
    if (house.side.empty()) return;
    to.expect(l.find_side(house.side) != nullptr,
              "`serve` opens the side `{}`, which is none; those are {}", house.side,
              in_ticks(names_of_sides(l)));
    to.expect(!house.tries.empty(), "\"knock\" has to say what people may do at its server");
    for (const std::string_view name : house.parameters) {
        const any_parameter* const p = l.find_parameter(name);
        to.expect(p != nullptr, "`serve` offers `--{}`, which is no parameter", name);
        to.expect(p == nullptr || is_in_range(*p, house.initial_value(*p)),
                  "`serve` has a value for `--{}` that is out of its range", name);
    }
    for (const auto& [name, value] : house.values) {
        to.expect(l.find_parameter(name) != nullptr,
                  "`serve` has a value for `--{}`, which is no parameter", name);
    }
}

}  // namespace asyncdemo
