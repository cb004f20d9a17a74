#include "report/sweep_json.hpp"

#include <utility>

#include "report/curves.hpp"
#include "report/json_document.hpp"
#include "report/json_value.hpp"
#include "report/version.hpp"

namespace asyncdemo {
namespace {

using json = nlohmann::ordered_json;

json values_of(const sweep_run& sweep) {
    json all = json::array();
    for (const double v : sweep.values) all.push_back(json_parameter(*sweep.swept, v));
    return all;
}

json points_of(const sweep_run& sweep) {
    json all = json::array();
    for (std::size_t i = 0; i < sweep.points.size(); ++i) {
        json point;
        point["value"] = json_parameter(*sweep.swept, sweep.values[i]);
        point["run"] = json_of(sweep.points[i]);
        all.push_back(std::move(point));
    }
    return all;
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
    json document;
    document["schema_version"] = schema_version;
    document["asyncdemo"] = version();
    document["lesson"] = sweep.of->name;
    document["sweep"] = {{"parameter", json_name(*sweep.swept)}, {"values", values_of(sweep)}};
    document["points"] = points_of(sweep);
    document["curves"] = curves_of_sides(sweep);
    document["complete"] = sweep.is_complete();
    document["verdict"] = to_string(sweep.verdict());
    return json_text(document);
}

}  // namespace asyncdemo
