#include "asyncdemo/cli/shell_words.hpp"

#include <utility>

namespace asyncdemo {
namespace {

bool is_cut(std::string_view piece) {
    return !piece.empty() && piece.find_first_not_of("=:") == std::string_view::npos;
}

}  // namespace

std::string unquoted(std::string_view piece) {
    std::string plain;
    char quote = 0;  // the one that is open
    for (std::size_t i = 0; i < piece.size(); ++i) {
        const char c = piece[i];
        if (c == '\\' && quote != '\'') {
            if (++i < piece.size()) plain += piece[i];
        } else if (c == quote) {
            quote = 0;
        } else if (quote == 0 && (c == '\'' || c == '"')) {
            quote = c;
        } else {
            plain += c;
        }
    }
    return plain;
}

unfinished_line line_from_pieces(const std::vector<std::string>& pieces) {
    unfinished_line line;
    bool goes_on = true;  // the next piece belongs to the word that is last so far
    for (const std::string& piece : pieces) {
        if (!goes_on && !is_cut(piece)) {
            line.words.push_back(std::move(line.current));
            line.current.clear();
        }
        line.settled = line.current;
        line.current += unquoted(piece);
        goes_on = is_cut(piece);
        if (goes_on) line.settled = line.current;
    }
    return line;
}

}  // namespace asyncdemo
