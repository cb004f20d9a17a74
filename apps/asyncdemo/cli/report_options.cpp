#include "asyncdemo/cli/report_options.hpp"

#include <fmt/format.h>

#include "asyncdemo/cli/typed_value.hpp"

namespace asyncdemo {
namespace {

report_format parse_format(std::string_view text) {
    return parse_choice<report_format>(text, "FORMAT", "format");
}

}  // namespace

std::optional<report_format> format_from(const report_options& typed) {
    if (typed.format) {
        const report_format named = read("--format", *typed.format, parse_format);
        if (typed.wants_json && named != report_format::json) {
            throw usage_error(
                fmt::format("--json and --format {} can't be combined", *typed.format));
        }
        return named;
    }
    if (typed.wants_json) return report_format::json;
    if (!typed.output) return std::nullopt;
    if (typed.output->ends_with(".json")) return report_format::json;
    if (typed.output->ends_with(".csv")) return report_format::csv;
    if (typed.output->ends_with(".md")) return report_format::markdown;
    return std::nullopt;
}

std::optional<std::string> file_from(std::string_view option,
                                     const std::optional<std::string>& typed) {
    if (typed && typed->empty()) {
        throw usage_error(fmt::format("{} \"\" is empty: write the name of a file", option));
    }
    return typed;
}

}  // namespace asyncdemo
