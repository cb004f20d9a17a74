#include "asyncdemo/cli/end_of_options.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "asyncdemo/terminal/exit_code.hpp"

namespace asyncdemo {
namespace {

// "-" itself is the standard input, also behind `--`.
bool looks_like_option(const std::string& word) { return word.size() > 1 && word.front() == '-'; }

// Nothing but the name of a file may begin with a dash.
bool takes_file(const std::vector<std::string>& words) { return words.front() == "replay"; }

}  // namespace

std::vector<std::string> without_end_of_options(std::vector<std::string> words) {
    const auto end = std::find(words.begin(), words.end(), "--");
    if (end == words.end()) return words;
    for (auto word = end + 1; word != words.end(); ++word) {
        if (!looks_like_option(*word)) continue;
        if (!takes_file(words)) {
            if (*word == "--") throw usage_error("\"--\" appears twice: write it once");
            throw usage_error(fmt::format(
                "\"{}\" comes after --, so it isn't an option: write it before --", *word));
        }
        word->insert(0, "./");
    }
    words.erase(end);
    return words;
}

}  // namespace asyncdemo
