#include "report/json/sweep_json.hpp"

#include <utility>

#include "report/curves.hpp"
#include "report/json/json_document.hpp"
#include "report/json/json_value.hpp"
#include "report/version.hpp"

namespace asyncdemo {
namespace {

using json = nlohmann::ordered_json;

json values_of(const sweep_run& sweep) {
    json all = json::array();
    for (const double v : sweep.values) all.push_back(json_parameter(*sweep.swept, v));
    return all;
}

void write_points(json_writer& to, const sweep_run& sweep) {
    to.key("points");
    to.begin_list();
    for (std::size_t i = 0; i < sweep.points.size(); ++i) {
        to.begin_object();
        to.member("value", json_parameter(*sweep.swept, sweep.values[i]));
        to.key("run");
        write_json(to, sweep.points[i]);
        to.end_object();
    }
    to.end_list();
}

json knee_of(const curve& c, const any_parameter& swept) {
    if (!c.bend) return nullptr;
    return {{"value", json_parameter(swept, c.bend->value)},
            {"wall_s", json_seconds(c.bend->wall_s)},
            {"growth_before", c.bend->growth_before},
            {"growth_after", c.bend->growth_after}};
}

json curves_of_sides(const sweep_run& sweep) {
    json all = json::array();
    for (const curve& c : curves_of(sweep)) {
        json points = json::array();
        for (const curve_point& p : c.points) {
            points.push_back(
                json::array({json_parameter(*sweep.swept, p.value), json_seconds(p.wall_s)}));
        }
        json entry;
        entry["side"] = c.of->name;
        entry["points"] = std::move(points);
        entry["knee"] = knee_of(c, *sweep.swept);
        all.push_back(std::move(entry));
    }
    return all;
}

}  // namespace

std::string json_document(const sweep_run& sweep) {
    json_writer to;
    to.begin_object();
    to.member("schema_version", schema_version);
    to.member("asyncdemo", version());
    to.member("lesson", sweep.of->name);
    to.member("sweep", {{"parameter", json_name(*sweep.swept)}, {"values", values_of(sweep)}});
    write_points(to, sweep);
    to.member("curves", curves_of_sides(sweep));
    to.member("complete", sweep.is_complete());
    to.member("verdict", to_string(sweep.verdict()));
    to.end_object();
    return to.finish();
}

}  // namespace asyncdemo
