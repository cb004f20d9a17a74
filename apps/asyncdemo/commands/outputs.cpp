#include "asyncdemo/commands/outputs.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "asyncdemo/commands/report_file.hpp"
#include "asyncdemo/terminal/exit_code.hpp"
#include "posix/file_identity.hpp"

namespace asyncdemo {
namespace {

struct named_output {
    std::string_view option;
    std::string name;
    std::optional<file_identity> identity = {};
};

std::optional<file_identity> identity_of_output(const std::string& name) {
    return name == standard_stream ? identity_of(STDOUT_FILENO) : identity_of(name);
}

// Both "-", also where standard output is nothing that could be told from others.
bool is_same(const named_output& one, const named_output& other) {
    if (one.name == standard_stream && other.name == standard_stream) return true;
    return one.identity && one.identity == other.identity;
}

std::vector<named_output> outputs_of(const report_options& typed) {
    std::vector<named_output> all;
    const auto add = [&all](std::string_view option, const std::optional<std::string>& name) {
        if (file_from(option, name)) all.push_back({option, *name, identity_of_output(*name)});
    };
    add("--output", typed.output);
    add("--html", typed.html);
    add("--trace", typed.trace);
    // A report whose form was asked for is not left out for another one.
    if (!typed.output && (typed.format || typed.wants_json)) {
        add(typed.wants_json ? "--json" : "--format", std::string(standard_stream));
    }
    return all;
}

[[noreturn]] void refuse(const named_output& one, const named_output& other) {
    if (is_standard_output(one.name)) {
        throw usage_error(
            fmt::format("{} and {} both write to standard output: give one of them a file",
                        one.option, other.option));
    }
    throw usage_error(fmt::format("{} \"{}\" and {} \"{}\" are the same file: one would be lost",
                                  one.option, one.name, other.option, other.name));
}

void require_input_to_stay(const std::string& input, const std::vector<named_output>& outputs) {
    struct stat about{};
    const bool is_stdin = input == standard_stream;
    const int found = is_stdin ? ::fstat(STDIN_FILENO, &about) : ::stat(input.c_str(), &about);
    if (found != 0 || !S_ISREG(about.st_mode)) return;  // nothing that can be overwritten
    const auto read = is_stdin ? identity_of(STDIN_FILENO) : identity_of(input);
    for (const named_output& o : outputs) {
        if (!o.identity || o.identity != read) continue;
        throw usage_error(fmt::format("{} \"{}\" is the recording being read: it would be lost",
                                      o.option, o.name));
    }
}

}  // namespace

bool is_standard_output(const std::string& name) {
    if (name == standard_stream) return true;
    const std::optional<file_identity> out = identity_of(STDOUT_FILENO);
    return out && out == identity_of(name);
}

bool has_extra_report_on_standard_output(const report_options& typed) {
    return (typed.html && is_standard_output(*typed.html)) ||
           (typed.trace && is_standard_output(*typed.trace));
}

void require_not_redirected(std::string_view option, const std::string& name) {
    struct stat about{};
    const bool is_file = ::fstat(STDOUT_FILENO, &about) == 0 && S_ISREG(about.st_mode);
    const bool is_named = name != standard_stream && !name.starts_with("/dev/");
    if (!is_file || !is_named || !is_standard_output(name)) return;
    throw usage_error(
        fmt::format("{0} \"{1}\" is where standard output goes, so one of the two would be lost: "
                    "write {0} -, or name another file",
                    option, name));
}

void require_distinct_outputs(const report_options& typed,
                              const std::optional<std::string>& input) {
    const std::vector<named_output> all = outputs_of(typed);
    for (auto one = all.begin(); one != all.end(); ++one) {
        const auto other = std::find_if(one + 1, all.end(),
                                        [one](const named_output& o) { return is_same(*one, o); });
        if (other != all.end()) refuse(*one, *other);
    }
    if (typed.html) require_not_redirected("--html", *typed.html);
    if (typed.trace) require_not_redirected("--trace", *typed.trace);
    if (input) require_input_to_stay(*input, all);
}

}  // namespace asyncdemo
