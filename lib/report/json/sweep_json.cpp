#include "report/json/sweep_json.hpp"

#include <nlohmann/json.hpp>

#include "lesson/units.hpp"
#include "report/curves.hpp"
#include "report/json/json_document.hpp"
#include "report/json/json_value.hpp"
#include "report/json/json_words.hpp"
#include "report/version.hpp"

namespace asyncdemo {
namespace {

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

// As precisely as a document has times; another figure as it is.
double figure_in_json(double figure, const swept_figure& of) {
    return of.is_time() ? to_microsecond(figure) : figure;
}

void write_knee(json_writer& to, const curve& c, const sweep_curves& of,
                const any_parameter& swept) {
    if (!c.bend) {
        to.member("knee", nullptr);
        return;
    }
    to.object("knee", [&] {
        to.member("value", json_parameter(swept, c.bend->value));
        to.member("figure", figure_in_json(c.bend->figure, of.figure));
        to.member("growth_before", c.bend->growth_before);
        to.member("growth_after", c.bend->growth_after);
    });
}

void write_curve(json_writer& to, const curve& c, const sweep_curves& of,
                 const any_parameter& swept) {
    to.begin_object();
    to.member("side", c.of->name);
    to.list("points", c.points, [&](const curve_point& p) {
        to.begin_list();
        to.value(json_parameter(swept, p.value));
        to.value(figure_in_json(p.figure, of.figure));
        to.end_list();
    });
    write_knee(to, c, of, swept);
    to.end_object();
}

void write_metric(json_writer& to, const swept_figure& of) {
    to.member("name", of.metric.empty() ? nlohmann::ordered_json(nullptr)
                                        : nlohmann::ordered_json(of.metric));
    to.member("unit", json_word(of.in));
}

std::string_view to_string(sweep_steps steps) {
    switch (steps) {
        case sweep_steps::doubling:
            return "doubling";
        case sweep_steps::adding:
            return "adding";
        case sweep_steps::listed:
            break;
    }
    return "listed";
}

std::string_view to_string(scale s) { return s == scale::linear ? "linear" : "logarithmic"; }

}  // namespace

std::string json_document(const sweep_run& sweep) {
    const any_parameter& swept = *sweep.swept;
    const sweep_curves curves = curves_of(sweep);
    json_writer to;
    to.begin_object();
    to.member("schema_version", schema_version);
    to.member("asyncdemo", version());
    to.member("lesson", sweep.of->name);
    to.object("sweep", [&] {
        to.member("parameter", json_name(swept));
        to.list("values", sweep.values, [&](double v) { to.value(json_parameter(swept, v)); });
        to.member("steps", to_string(sweep.steps));
        to.member("figure", curves.figure.title);
        to.object("metric", [&] { write_metric(to, curves.figure); });
        to.member("across", to_string(curves.axes.across));
        to.member("up", to_string(curves.axes.up));
    });
    write_points(to, sweep);
    to.list("curves", curves.all, [&](const curve& c) { write_curve(to, c, curves, swept); });
    to.member("complete", sweep.is_complete());
    to.member("verdict", to_string(sweep.verdict()));
    to.end_object();
    return to.finish();
}

}  // namespace asyncdemo
