#include "asyncdemo/cli/option_groups.hpp"

#include <fmt/format.h>

#include <type_traits>

namespace asyncdemo {

void add_flag(CLI::App& on, const std::string& name, bool& into, const std::string& about,
              const std::string& group) {
    on.add_flag(name, into, about)->group(group);
}

void add_rounds(CLI::App& on, round_options& into) {
    add_option(on, "--runs", into.runs, "N", "Run N rounds (1 to 1000); shows median, min and max",
               group_of_all);
    add_speed_and_seed(on, into);
    add_option(on, "--timeout", into.timeout, "DURATION", "Time limit per side", group_of_all);
}

void add_speed_and_seed(CLI::App& on, round_options& into) {
    add_option(on, "--speed", into.speed, "X", "Divide every wait by X (0.01 to 1000)",
               group_of_all);
    add_option(on, "--seed", into.seed, "N", "Seed for random numbers (0 to 2^53-1; default 1)",
               group_of_all);
}

void add_reports(CLI::App& on, report_options& into) {
    add_option(on, "--format", into.format, "FORMAT", "table (default), json, csv or markdown",
               group_of_output);
    add_flag(on, "--json", into.wants_json, "Short for --format json", group_of_output);
    add_option(on, "-o,--output", into.output, "FILE", "Write the report to a file; - is stdout",
               group_of_output);
    add_option(on, "--html", into.html, "FILE", "Also write a page to take home; - is stdout",
               group_of_output);
    add_option(on, "--trace", into.trace, "FILE", "Also write a trace for Perfetto; - is stdout",
               group_of_output);
}

void add_files(CLI::App& on, report_options& into) {
    add_option(on, "-o,--output", into.output, "FILE",
               "Record it in a file: .json to replay it, .md or .csv", group_of_output);
    add_option(on, "--html", into.html, "FILE", "Also write a page to take home", group_of_output);
    add_option(on, "--trace", into.trace, "FILE", "Also write a trace for Perfetto",
               group_of_output);
}

void add_look(CLI::App& on, look_options& into) {
    add_option(on, "--width", into.width, "N", "Width of the screen in columns (40 to 1000)",
               group_of_output);
    add_option(on, "--color", into.color, "WHEN", "auto (default), always or never",
               group_of_output);
    add_flag(on, "--no-color", into.has_no_color, "Short for --color never", group_of_output);
    add_flag(on, "--ascii", into.is_ascii, "Use ASCII characters only", group_of_output);
}

void add_strict(CLI::App& on, bool& into) {
    add_flag(on, "--strict", into, "Exit with 4 when a claim is unclear", group_of_all);
}

void add_python(CLI::App& on, std::string& into) {
    on.add_flag("--python{python3}", into,
                "Run the same sides in Python, too (--python=INTERPRETER; default python3)")
        ->group(group_of_all);
}

void add_all(CLI::App& on, bool& into) {
    add_flag(on, "--all", into, "Show every figure and every claim, however long", group_of_output);
}

void add_quiet(CLI::App& on, bool& into) {
    add_flag(on, "-q,--quiet", into, "Show only the results", group_of_output);
}

void add_parameter(CLI::App& on, const any_parameter& p, double initial, parameter_options& into) {
    const std::string name(name_of(p));
    const bool is_duration = std::holds_alternative<parameter<duration>>(p);
    on.add_option_function<std::string>(
          "--" + name, [name, &into](const std::string& value) { into[name] = value; },
          fmt::format("{} ({}; default {})", about(p), describe_range(p), write_value(p, initial)))
        ->type_name(is_duration ? "DURATION" : "NUMBER")
        ->group(group_of_lesson);
}

}  // namespace asyncdemo
