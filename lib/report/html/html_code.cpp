#include "report/html/html_code.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "lesson/code_regions.hpp"
#include "report/cpp_highlighter.hpp"
#include "report/markup.hpp"

namespace asyncdemo {
namespace {

std::vector<std::string_view> sides_that_ran(const code_region& region, const lesson_run& run) {
    std::vector<std::string_view> names = region.sides;
    std::erase_if(names, [&run](std::string_view name) { return run.find(name) == nullptr; });
    return names;
}

markup line_numbers(const code_region& region) {
    markup column;
    for (std::size_t i = 0; i < region.lines.size(); ++i) {
        column.add("{}\n", region.first_line + i);
    }
    return column;
}

}  // namespace

markup draw_html_code(const lesson_run& run, const std::vector<code_file>& files) {
    markup html;
    for (const code_region& region : code_regions(files)) {
        const std::vector<std::string_view> sides = sides_that_ran(region, run);
        if (sides.empty()) continue;
        const std::string names = fmt::format("{}", fmt::join(sides, ", "));
        const std::string where = fmt::format("{}:{}", region.path, region.first_line);
        html.add(
            R"(<figure class="code"><figcaption><strong>{0}</strong> <code>{1}</code></figcaption>)"
            R"(<div class="scroll listing" role="region" tabindex="0" aria-label="Code of {0}, {1}">)"
            R"(<pre class="numbers" aria-hidden="true">{2}</pre><pre><code>{3}</code></pre></div>)"
            "</figure>\n",
            names, where, line_numbers(region),
            highlight_cpp(fmt::format("{}\n", fmt::join(region.lines, "\n"))));
    }
    return html;
}

}  // namespace asyncdemo
