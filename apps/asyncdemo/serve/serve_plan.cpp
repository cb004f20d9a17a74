#include "asyncdemo/serve/serve_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string_view>

#include "asyncdemo/cli/host_option.hpp"
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
    if (c.host) p.at = read("--host", *c.host, parse_host);
    p.at.port = c.port ? read("--port", *c.port, parse_port) : usual_port;
    p.open_for = c.open_for ? read("--for", *c.open_for, parse_limit) : duration(usual_time);
    return p;
}

}  // namespace asyncdemo
