#include <fmt/format.h>
#include <unistd.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "asyncdemo/commands/commands.hpp"
#include "asyncdemo/commands/progress_page.hpp"
#include "asyncdemo/learner/learner.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "report/json/json_value.hpp"

namespace asyncdemo {
namespace {

using json = nlohmann::ordered_json;

json entry_of(const lesson& l, const lesson_progress& p) {
    json entry;
    entry["name"] = l.name;
    entry["part"] = l.part.number;
    entry["state"] = to_string(p.state);
    if (!p.at.empty()) entry["at"] = p.at;
    if (p.predictions) {
        entry["predictions"] = {{"right", p.predictions->right}, {"of", p.predictions->of}};
    }
    return entry;
}

std::string progress_json(const catalog& lessons, const learner_progress& progress) {
    json document;
    document["schema_version"] = 1;
    document["done"] = count_done(lessons, progress);
    document["of"] = lessons.size();
    const catalog_entry* const next = first_not_done(lessons, progress);
    document["next"] = next == nullptr ? json(nullptr) : json(next->lesson.name);
    document["lessons"] = json::array();
    for (const catalog_entry& e : lessons) {
        document["lessons"].push_back(entry_of(e.lesson, progress.of(e.lesson.name)));
    }
    return json_text(document);
}

bool asks_and_hears_yes() {
    write_message("Forget which lessons you have done? [y/N] ");
    std::string answer;
    if (!std::getline(std::cin, answer)) write_message("\n");
    return answer == "y" || answer == "Y" || answer == "yes";
}

exit_code reset(const progress_command& c) {
    if (c.wants_json) throw usage_error("--reset and --json can't be combined");
    refuse_look(c.look, "--reset");
    const bool can_ask = ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1;
    if (!c.says_yes && !can_ask) {
        throw usage_error("--reset asks first, and there is no terminal to ask on; add --yes");
    }
    if (c.says_yes || asks_and_hears_yes()) {
        forget_progress();
        write_results("Forgotten: no lesson is done.\n");
    } else {
        write_results("Nothing was forgotten.\n");
    }
    return exit_code::ok;
}

}  // namespace

exit_code show_progress(const catalog& lessons, const progress_command& c) {
    if (c.resets) return reset(c);
    if (c.says_yes) throw usage_error("--yes needs --reset");
    if (c.wants_json) refuse_look(c.look, "--json");
    const terminal_style style = style_from(c.look, STDOUT_FILENO);
    const learner_progress progress = known_progress();
    write_results(c.wants_json ? progress_json(lessons, progress)
                               : progress_page(lessons, progress, style));
    return exit_code::ok;
}

}  // namespace asyncdemo
