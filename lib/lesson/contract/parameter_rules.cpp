#include "lesson/contract/rules.hpp"

namespace asyncdemo {
namespace {

void check_default(const any_parameter& p, complaint_list& to) {
    const double initial = initial_value(p);
    try {
        require_in_range(p, initial);
    } catch (const bad_value&) {
        to.expect(false, "the default of `--{}` is {}; its range is {}", name_of(p),
                  write_value(p, initial), describe_range(p));
    }
}

}  // namespace

void check_parameters(const lesson& l, complaint_list& to) {
    to.expect(!l.parameters.empty(), "it has no parameter; a reader needs something to change");
    for (const any_parameter& p : l.parameters) {
        to.expect(!about(p).empty(), "the parameter `--{}` has to say in a line what it is",
                  name_of(p));
        check_default(p, to);
    }
    const std::string reason = l.refusal(l.default_settings());
    to.expect(reason.empty(), "its defaults have to go together, but {}", reason);
}

}  // namespace asyncdemo
