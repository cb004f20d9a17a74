#include "asyncdemo/commands/extra_reports.hpp"

#include "asyncdemo/commands/outputs.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "report/export/trace_document.hpp"
#include "report/html/html_document.hpp"

namespace asyncdemo {

extra_reports::extra_reports(const report_options& typed, const std::optional<std::string>& input) {
    require_distinct_outputs(typed, input);
    if (const auto file = file_from("--html", typed.html)) page_.emplace(*file);
    if (const auto file = file_from("--trace", typed.trace)) trace_.emplace(*file);
}

void extra_reports::write(const lesson_run& run, const catalog_entry& entry) {
    do_each({[&] {
                 if (!page_) return;
                 page_->write(html_document({run, entry.prose, entry.code}));
             },
             [&] {
                 if (trace_) trace_->write(trace_document(run));
             }});
}

void extra_reports::leave() const {
    if (page_) page_->leave();
    if (trace_) trace_->leave();
}

}  // namespace asyncdemo
