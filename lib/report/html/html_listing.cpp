#include "report/html/html_listing.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>

#include "report/cpp_highlighter.hpp"
#include "report/python_highlighter.hpp"

namespace asyncdemo {
namespace {

markup line_numbers(const code_region& region) {
    markup column;
    for (std::size_t i = 0; i < region.lines.size(); ++i) {
        column.add("{}\n", region.first_line + i);
    }
    return column;
}

markup highlighted(const code_region& region) {
    const std::string code = fmt::format("{}\n", fmt::join(region.lines, "\n"));
    return language_of(region.path) == language::python ? highlight_python(code)
                                                        : highlight_cpp(code);
}

}  // namespace

markup draw_html_listing(const code_region& region, std::string_view names) {
    return markup::of(
        R"(<figure class="code"><figcaption><strong>{0}</strong> <code>{1}</code></figcaption>)"
        R"(<div class="scroll listing" role="region" tabindex="0" aria-label="Code of {0}, {1}">)"
        R"(<pre class="numbers" aria-hidden="true">{2}</pre><pre><code>{3}</code></pre></div>)"
        "</figure>\n",
        names, fmt::format("{}:{}", region.path, region.first_line), line_numbers(region),
        highlighted(region));
}

}  // namespace asyncdemo
