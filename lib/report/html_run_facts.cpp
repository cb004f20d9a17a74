#include "report/html_run_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "report/figures.hpp"
#include "report/html_figure.hpp"
#include "report/run_text.hpp"
#include "report/version.hpp"
#include "report/xml_text.hpp"

namespace asyncdemo {
namespace {

/// The list as far as it is written.
class fact_list {
public:
    // `value` and `about` are HTML.
    void add(std::string_view name, std::string_view value, std::string_view about = {}) {
        html_ += fmt::format("<div><dt>{}</dt><dd>{}{}</dd></div>\n", xml_escaped(name), value,
                             about.empty() ? "" : fmt::format(" <span>{}</span>", about));
    }

    [[nodiscard]] std::string draw() const {
        return fmt::format("<dl class=\"facts\">\n{}</dl>\n", html_);
    }

private:
    std::string html_;
};

void add_parameters(fact_list& facts, const lesson_run& run,
                    const nlohmann::ordered_json& document) {
    for (const any_parameter& p : run.of->parameters) {
        const auto chosen = run.chosen.values.find(name_of(p));
        if (chosen == run.chosen.values.end()) continue;
        facts.add(
            name_of(p),
            html_figure(document, "/parameters/" + json_name(p), write_value(p, chosen->second)),
            xml_escaped(about(p)));
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
    facts.add("system", xml_escaped(run.machine.os));
    facts.add("compiler", xml_escaped(run.machine.compiler));
    const auto latest = std::max_element(run.lateness_s.begin(), run.lateness_s.end());
    if (latest == run.lateness_s.end()) return;
    const std::string place = fmt::format("/lateness_s/{}", latest - run.lateness_s.begin());
    facts.add("lateness", html_figure(document, place, show_figure("_s", *latest)),
              "by how much a timer of the machine was late at worst meanwhile");
}

}  // namespace

std::string draw_html_run_facts(const lesson_run& run, const nlohmann::ordered_json& document) {
    fact_list facts;
    add_parameters(facts, run, document);
    facts.add("clock", to_string(run.chosen.clock));
    facts.add("speed", html_figure(document, "/speed", fmt::format("{}", run.chosen.speed)),
              "what every wait is divided by");
    facts.add("seed", html_figure(document, "/seed", fmt::format("{}", run.chosen.seed)),
              "what chance depends on");
    facts.add("rounds", fmt::format("{}", rounds_of(run)));
    // What runs on the virtual clock does not depend on the machine.
    if (run.chosen.clock == clock_kind::real) add_machine(facts, run, document);
    facts.add("asyncdemo", version_of(run));
    return facts.draw();
}

}  // namespace asyncdemo
