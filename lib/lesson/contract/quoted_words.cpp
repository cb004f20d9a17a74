#include "lesson/contract/quoted_words.hpp"

#include <algorithm>

namespace asyncdemo {
namespace {

// The paragraphs, each as one line, without the listings between them.
std::vector<std::string> paragraphs_of(std::string_view markdown) {
    std::vector<std::string> paragraphs{""};
    bool is_fenced = false;
    while (!markdown.empty()) {
        std::string_view line = markdown.substr(0, markdown.find('\n'));
        markdown.remove_prefix(std::min(line.size() + 1, markdown.size()));
        const bool is_fence = line.starts_with("```");
        if (is_fence) is_fenced = !is_fenced;
        std::string& last = paragraphs.back();
        const bool is_listing = is_fence || is_fenced || (last.empty() && line.starts_with("    "));
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        if (is_listing || line.empty()) {
            if (!last.empty()) paragraphs.emplace_back();
        } else {
            last.append(last.empty() ? "" : " ").append(line);
        }
    }
    return paragraphs;
}

}  // namespace

std::vector<std::string> quoted_words(std::string_view markdown) {
    std::vector<std::string> words;
    for (const std::string& paragraph : paragraphs_of(markdown)) {
        std::size_t open = paragraph.find('`');
        while (open != std::string::npos) {
            const std::size_t close = paragraph.find('`', open + 1);
            words.push_back(paragraph.substr(open + 1, close - open - 1));
            open = close == std::string::npos ? close : paragraph.find('`', close + 1);
        }
    }
    return words;
}

}  // namespace asyncdemo
