// A command line, a word a line, and the values behind its options.
#include <unistd.h>

#include <string>
#include <vector>

#include "asyncdemo/cli/command_line.hpp"
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
void understand(const command& typed) {
    (void)format_from(typed.options);
    (void)file_from("--output", typed.options.output);
    (void)speed_from(typed.options);
    (void)style_from(typed.options, STDOUT_FILENO);
    for (const std::string& name : typed.lessons) {
        const lesson* const l = find_lesson(name);
        if (l == nullptr) continue;
        if (typed.options.sweep) (void)sweep_from(*l, *typed.options.sweep);
        (void)plan_from(*l, typed.options);
    }
}

}  // namespace

void take(std::string_view text) {
    const std::vector<std::string> words = words_of(text);
    std::vector<const char*> argv;
    for (const std::string& w : words) argv.push_back(w.c_str());
    argv.push_back(nullptr);
    try {
        understand(
            parse_command_line(sample_catalog(), static_cast<int>(words.size()), argv.data()));
    } catch (const usage_error&) {
    }
}

}  // namespace asyncdemo::fuzz
