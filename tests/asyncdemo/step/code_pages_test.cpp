// The code of the lessons, as pages show it.
#include "asyncdemo/step/code_pages.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "asyncdemo/step/gather_plan.hpp"
#include "lesson/code_regions.hpp"
#include "lessons/catalog.hpp"
#include "report/terminal/code_wrap.hpp"
#include "support/text.hpp"

using namespace asyncdemo;

namespace {

std::string without_blanks(std::string_view text) {
    std::string kept;
    for (const char c : text) {
        if (c != ' ') kept += c;
    }
    return kept;
}

}  // namespace

TEST_CASE("the code of a side in Python is Python's, and that of the others is not") {
    const lesson& l = gather().lesson;
    std::vector<const side*> sides = plan_of(l).sides;
    const side& python = *l.find_python_side("gather (Python)");
    sides.push_back(&python);
    const std::string code = own_code(gather(), python, sides, {});
    CHECK(contains(code, "async def gather(stage):"));
    CHECK_FALSE(contains(code, "aio::"));
    const std::string cpp = own_code(gather(), *l.find_side("gather"), sides, {});
    CHECK(contains(cpp, "aio::gather"));
    CHECK_FALSE(contains(cpp, "async def"));
}

TEST_CASE("the code that is shown of every lesson fits into 70 columns, the same but for blanks") {
    for (const catalog_entry& e : all_lessons()) {
        std::vector<code_file> files = e.code;
        files.push_back(e.lesson.python);
        for (const code_region& region : code_regions(files)) {
            const bool is_python = region.path.ends_with(".py");
            const language in = is_python ? language::python : language::cpp;
            for (const std::string_view line : region.lines) {
                CAPTURE(line);
                std::string joined;
                for (const std::string& part : wrap_code(line, 70, in)) {
                    CHECK(part.size() <= 70);
                    joined += part;
                }
                if (line.find(is_python ? "#" : "//") == std::string_view::npos) {
                    CHECK(without_blanks(joined) == without_blanks(line));
                }
            }
        }
    }
}
