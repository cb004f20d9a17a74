#include "report/html/html_run_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "report/figures.hpp"
#include "report/html/html_figure.hpp"
#include "report/html/html_prose.hpp"
#include "report/markup.hpp"
#include "report/run_text.hpp"
#include "report/version.hpp"

namespace asyncdemo {
namespace {

/// The list as far as it is written.
class fact_list {
public:
    void add(std::string_view name, const markup& value, std::string_view about = {}) {
        html_.add(
            "<div><dt>{}</dt><dd>{}{}</dd></div>\n", name, value,
            about.empty() ? markup() : markup::of(" <span>{}</span>", draw_html_sentence(about)));
    }

    [[nodiscard]] markup draw() const {
        return markup::of("<dl class=\"facts\">\n{}</dl>\n", html_);
    }

private:
    markup html_;
};

void add_parameters(fact_list& facts, const lesson_run& run,
                    const nlohmann::ordered_json& document) {
    for (const any_parameter& p : run.of->parameters) {
        const auto chosen = run.chosen.values.find(name_of(p));
        if (chosen == run.chosen.values.end()) continue;
        facts.add(
            name_of(p),
            html_figure(document, "/parameters/" + json_name(p), write_value(p, chosen->second)),
            about(p));
    }
}

void add_machine(fact_list& facts, const lesson_run& run, const nlohmann::ordered_json& document) {
    facts.add("processors",
              html_figure(document, "/machine/cpus", fmt::format("{}", run.machine.cpus)));
    if (run.machine.cpu_quota) {
        facts.add(
            "processor quota",
            html_figure(document, "/machine/cpu_quota", fmt::format("{}", *run.machine.cpu_quota)),
            "how many processors a control group leaves to the program on average");
    }
    facts.add("system", markup::of("{}", run.machine.os));
    facts.add("compiler", markup::of("{}", run.machine.compiler));
    if (!run.machine.python.empty()) facts.add("Python", markup::of("{}", run.machine.python));
    const auto latest = std::max_element(run.lateness_s.begin(), run.lateness_s.end());
    if (latest == run.lateness_s.end()) return;
    const std::string place = fmt::format("/lateness_s/{}", latest - run.lateness_s.begin());
    facts.add("lateness", html_figure(document, place, show_figure("_s", *latest)),
              "how late a timer of the machine was at worst meanwhile");
}

}  // namespace

markup draw_html_run_facts(const lesson_run& run, const nlohmann::ordered_json& document) {
    fact_list facts;
    add_parameters(facts, run, document);
    facts.add("clock", markup::of("{}", to_string(run.chosen.clock)));
    facts.add("speed", html_figure(document, "/speed", fmt::format("{}", run.chosen.speed)),
              "what every wait is divided by");
    facts.add("seed", html_figure(document, "/seed", fmt::format("{}", run.chosen.seed)),
              "seed for random numbers");
    facts.add("rounds", markup::of("{}", rounds_of(run)));
    // What runs on the virtual clock does not depend on the machine.
    if (run.chosen.clock == clock_kind::real) add_machine(facts, run, document);
    facts.add("asyncdemo", markup::of("{}", version_of(run)));
    return facts.draw();
}

}  // namespace asyncdemo
