// A recording in JSON that somebody else made, from its bytes to everything that is drawn of it.
#include "fuzz/sample_catalog.hpp"
#include "fuzz/target.hpp"
#include "report/export/csv_document.hpp"
#include "report/export/markdown_document.hpp"
#include "report/export/trace_document.hpp"
#include "report/html/html_document.hpp"
#include "report/json/json_document.hpp"
#include "report/json/run_reader.hpp"
#include "report/terminal/screen.hpp"

namespace asyncdemo::fuzz {

void take(std::string_view text) {
    try {
        const lesson_run run = read_run(text, find_lesson);
        const std::string written = json_document(run);
        require(json_document(read_run(written, find_lesson)) == written,
                "what was written is read as what it was");
        (void)screen(run, {}, false);
        (void)csv_document(run);
        (void)markdown_document(run);
        (void)trace_document(run);
        const catalog_entry& entry = *find(sample_catalog(), run.of->name);
        (void)html_document({run, entry.prose, entry.code});
    } catch (const bad_document&) {
    }
}

}  // namespace asyncdemo::fuzz
