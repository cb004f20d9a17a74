// What a run is written as beside its report: a page, a trace.
#pragma once

#include <optional>
#include <string>

#include "asyncdemo/cli/report_options.hpp"
#include "asyncdemo/commands/report_file.hpp"
#include "lessons/catalog.hpp"

namespace asyncdemo {

class extra_reports {
public:
    /// Opens the files that were asked for, once it is known that no two outputs are in one file,
    /// and none in the one that is read. Throws `usage_error`, `environment_error`.
    explicit extra_reports(const report_options& typed,
                           const std::optional<std::string>& input = {});

    /// Writes them about a run of that lesson. Throws `environment_error`.
    void write(const lesson_run& run, const catalog_entry& entry);

    /// Writes nothing, after all: the files keep what they had.
    void leave() const;

private:
    std::optional<report_file> page_;
    std::optional<report_file> trace_;
};

}  // namespace asyncdemo
