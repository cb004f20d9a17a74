#include <fmt/format.h>
#include <fmt/ranges.h>

#include "aio/run.hpp"
#include "asyncdemo/commands/commands.hpp"
#include "asyncdemo/commands/extra_reports.hpp"
#include "asyncdemo/commands/report_destination.hpp"
#include "asyncdemo/serve/serve_session.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "asyncdemo/terminal/wish_to_end.hpp"
#include "runner/ended_badly.hpp"

namespace asyncdemo {
namespace {

std::string lessons_with_servers(const catalog& lessons) {
    std::vector<std::string_view> names;
    for (const catalog_entry& e : lessons) {
        if (!e.lesson.serve.side.empty()) names.push_back(e.lesson.name);
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

const catalog_entry& choose_lesson(const catalog& lessons, const serve_command& c) {
    if (c.lesson.empty()) {
        throw usage_error(fmt::format("name a lesson: asyncdemo serve LESSON, where it can be {}",
                                      lessons_with_servers(lessons)));
    }
    return require_lesson(lessons, c.lesson);
}

// Standard output has the lines of those who knock.
void require_files(const report_options& typed) {
    const auto require_file = [](std::string_view option, const std::optional<std::string>& name) {
        if (!name || !is_standard_output(*name)) return;
        throw usage_error(fmt::format(
            "{} {}: standard output has the lines of those who knock; name a file", option, *name));
    };
    require_file("--output", typed.output);
    require_file("--html", typed.html);
    require_file("--trace", typed.trace);
}

// Why the server did not come to a good end; nothing when it did.
std::string run_to_its_end(serve_session& session) {
    try {
        aio::run(session.run());
    } catch (const ended_badly& e) {
        return e.what();
    } catch (const bad_event& e) {
        return e.what();
    }
    return {};
}

}  // namespace

exit_code serve(const catalog& lessons, const serve_command& c) {
    const serve_plan plan = plan_serving(choose_lesson(lessons, c), c);
    require_files(c.reports);
    extra_reports extra(c.reports);
    report_destination to(c.reports, c.look, false);
    const wish_to_end enough;
    serve_session session(plan, c, enough);
    const std::string problem = run_to_its_end(session);
    if (session.has_opened()) {
        const lesson_run& run = session.recorded();
        do_each({[&] { session.write_table(); }, [&] { to.write_file(run); },
                 [&] { extra.write(run, *plan.entry); }});
    }
    if (!problem.empty()) throw environment_error(problem);
    return wish_to_end::has_come() ? wish_to_end::code() : exit_code::ok;
}

}  // namespace asyncdemo
