#include "asyncdemo/cli/typed_words.hpp"

#include <fmt/format.h>

#include <cctype>
#include <string_view>

#include "asyncdemo/terminal/exit_code.hpp"

namespace asyncdemo {
namespace {

constexpr std::string_view end_of_options = "--";

bool has_empty_value(std::string_view word) {
    return word.starts_with("--") && word.find('=') == word.size() - 1;
}

void refuse_equals_behind_letter(std::string_view word) {
    const bool is_one = word.size() > 2 && word[0] == '-' && word[2] == '=' &&
                        std::isalpha(static_cast<unsigned char>(word[1])) != 0;
    if (!is_one) return;
    throw usage_error(fmt::format("\"{}\" has an = after a letter: write \"{} {}\"", word,
                                  word.substr(0, 2), word.size() > 3 ? word.substr(3) : "VALUE"));
}

// Else the value would be told to be a word too many.
void refuse_blank_behind_equals(std::string_view word, std::string_view next) {
    if (next.empty() || next.starts_with("-")) return;
    throw usage_error(fmt::format("{} \"\" is empty: write its value right after the =",
                                  word.substr(0, word.size() - 1)));
}

}  // namespace

std::vector<std::string> typed_words(int argc, const char* const* argv) {
    std::vector<std::string> words;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == end_of_options) {
            words.insert(words.end(), argv + i, argv + argc);
            break;
        }
        refuse_equals_behind_letter(word);
        if (has_empty_value(word)) {
            refuse_blank_behind_equals(word, i + 1 < argc ? argv[i + 1] : end_of_options);
            words.emplace_back(word.substr(0, word.size() - 1));
            words.emplace_back();
        } else {
            words.emplace_back(word);
        }
    }
    return words;
}

std::optional<std::string> typed_value(const std::string& option, int argc,
                                       const char* const* argv) {
    std::optional<std::string> value;
    for (int i = 1; i < argc && argv[i] != end_of_options; ++i) {
        const std::string_view word = argv[i];
        if (word == option && i + 1 < argc) value = argv[i + 1];
        if (word.starts_with(option + "=")) value = word.substr(option.size() + 1);
    }
    return value;
}

}  // namespace asyncdemo
