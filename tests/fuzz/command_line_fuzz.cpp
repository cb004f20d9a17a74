// A command line, a word a line, and the values behind its options.
#include <unistd.h>

#include <string>
#include <variant>
#include <vector>

#include "asyncdemo/cli/command_line.hpp"
#include "asyncdemo/cli/sweep_range.hpp"
#include "asyncdemo/terminal/exit_code.hpp"
#include "fuzz/sample_catalog.hpp"
#include "fuzz/target.hpp"

namespace asyncdemo::fuzz {
namespace {

// The system ends a word at a NUL.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words{"asyncdemo", ""};
    for (const char c : text) {
        if (c == '\n' || c == '\0') {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    return words;
}

// What the commands do with the words before anything runs.
struct understanding {
    void operator()(const run_command& c) const {
        understand(c.reports);
        (void)style_from(c.look, STDOUT_FILENO);
        const lesson* const l = find_lesson(c.lesson);
        if (l == nullptr) return;
        if (c.sweep) (void)sweep_from(*l, *c.sweep);
        (void)plan_from(*l, c.plan, c.rounds);
    }
    void operator()(const replay_command& c) const {
        understand(c.reports);
        (void)speed_from(c.speed);
        (void)style_from(c.look, STDOUT_FILENO);
    }
    void operator()(const check_command& c) const {
        for (const std::string& name : c.lessons) {
            if (const lesson* const l = find_lesson(name)) (void)plan_from(*l, c.rounds);
        }
    }
    void operator()(const code_command& c) const {
        if (const lesson* const l = find_lesson(c.lesson)) (void)sides_from(*l, c.chosen);
    }
    void operator()(const completion_command& c) const { (void)shell_from(c.shell); }
    template <class Other>
    void operator()(const Other&) const {}

private:
    static void understand(const report_options& typed) {
        (void)format_from(typed);
        (void)file_from("--output", typed.output);
    }
};

}  // namespace

void take(std::string_view text) {
    const std::vector<std::string> words = words_of(text);
    std::vector<const char*> argv;
    for (const std::string& w : words) argv.push_back(w.c_str());
    argv.push_back(nullptr);
    try {
        std::visit(
            understanding{},
            parse_command_line(sample_catalog(), static_cast<int>(words.size()), argv.data()));
    } catch (const usage_error&) {
    }
}

}  // namespace asyncdemo::fuzz
