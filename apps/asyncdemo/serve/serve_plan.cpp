#include "asyncdemo/serve/serve_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <string_view>

#include "asyncdemo/cli/typed_value.hpp"
#include "asyncdemo/terminal/exit_code.hpp"

namespace asyncdemo {
namespace {

constexpr std::uint16_t usual_port = 9001;
constexpr integer highest_port = 65534;  // a server may have the next one too
constexpr std::chrono::hours usual_time{1};

const side& choose_server(const lesson& l, const run_plan& plan, const serve_command& c) {
    if (c.sides.empty()) return *l.find_side(l.serve.side);
    if (plan.sides.size() > 1) throw usage_error("--side: one server can be open at a time");
    const side& chosen = *plan.sides.front();
    if (!chosen.serve) throw usage_error(fmt::format("--side {} has no server", chosen.name));
    return chosen;
}

void require_address(const address& a) {
    try {
        to_socket_address(a);
    } catch (const std::invalid_argument&) {
        throw bad_value(
            "is not an address: write a number, such as 127.0.0.1 or ::1, or 0.0.0.0 to let in the "
            "whole network");
    }
}

address parse_address(const std::string& host) {
    address a{host, 0};
    require_address(a);
    if (lacks_zone(a)) {
        throw bad_value(fmt::format(
            "exists in every network: add the name of an interface of this machine, as in {}%eth0",
            host.substr(0, host.find('%'))));
    }
    return a;
}

std::uint16_t parse_port(const std::string& text) {
    return static_cast<std::uint16_t>(parse_count_between(text, 0, highest_port));
}

}  // namespace

std::vector<const side*> serve_plan::servers() const {
    std::vector<const side*> all;
    for (const side& s : of().sides) {
        if (s.serve) all.push_back(&s);
    }
    return all;
}

settings serve_plan::recorded() const {
    settings s = chosen;
    const std::vector<std::string_view>& matter = of().serve.parameters;
    for (const any_parameter& p : of().parameters) {
        const std::string name(name_of(p));
        if (std::find(matter.begin(), matter.end(), name) != matter.end()) continue;
        s.values[name] = initial_value(p);
    }
    return s;
}

serve_plan plan_serving(const catalog_entry& entry, const serve_command& c) {
    serve_plan p;
    p.entry = &entry;
    const lesson& l = p.of();
    run_plan plan = plan_from(
        l,
        {.chosen = {.sides = c.sides}, .clock = {}, .parameters = c.parameters, .predictions = {}},
        {});
    for (const any_parameter& parameter : l.parameters) {
        const std::string name(name_of(parameter));
        if (c.parameters.contains(name)) continue;
        plan.chosen.values[name] = l.serve.initial_value(parameter);
    }
    p.server = &choose_server(l, plan, c);
    p.chosen = plan.chosen;
    if (c.host) p.at = read("--host", *c.host, parse_address);
    p.at.port = c.port ? read("--port", *c.port, parse_port) : usual_port;
    p.open_for = c.open_for ? read("--for", *c.open_for, parse_limit) : duration(usual_time);
    return p;
}

}  // namespace asyncdemo
