// A command line that a shell asks to complete, a piece a line.
#include <string>
#include <vector>

#include "asyncdemo/cli/completion.hpp"
#include "fuzz/sample_catalog.hpp"
#include "fuzz/target.hpp"

namespace asyncdemo::fuzz {
namespace {

std::vector<std::string> pieces_of(std::string_view text) {
    std::vector<std::string> pieces(1);
    for (const char c : text) {
        if (c == '\n') {
            pieces.emplace_back();
        } else {
            pieces.back() += c;
        }
    }
    return pieces;
}

}  // namespace

void take(std::string_view text) {
    static const command_description tree = describe_command_line(sample_catalog());
    const completion c = complete(tree, sample_catalog(), pieces_of(text));
    for (const candidate& one : c.candidates) {
        require(one.text.find_first_of("\t\n") == std::string::npos, "a candidate is a line");
    }
    if (!c.file) return;
    const std::string whole = c.file->before + c.file->begin;
    require(whole.starts_with(c.file->settled), "what is settled stays");
}

}  // namespace asyncdemo::fuzz
