#include "asyncdemo/step/code_pages.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "asyncdemo/step/code_wrap.hpp"
#include "lesson/code_regions.hpp"

namespace asyncdemo {
namespace {

bool is_of(const side& s, const code_region& region) {
    return std::find(region.sides.begin(), region.sides.end(), s.name) != region.sides.end();
}

bool is_of_all(const std::vector<const side*>& sides, const code_region& region) {
    return sides.size() > 1 && std::all_of(sides.begin(), sides.end(), [&region](const side* s) {
               return is_of(*s, region);
           });
}

template <class Wanted>
std::string regions_that(Wanted are_wanted, const catalog_entry& entry,
                         const terminal_style& style) {
    std::string text;
    for (const code_region& r : code_regions(entry.code)) {
        if (!are_wanted(r)) continue;
        text += style.paint(ink::faint, fmt::format("{}:{}", r.path, r.first_line)) + "\n";
        for (const std::string_view line : r.lines) {
            for (const std::string& part : wrap_code(line, static_cast<std::size_t>(style.width))) {
                text += part + "\n";
            }
        }
        text += "\n";
    }
    return text;
}

}  // namespace

std::string shared_code(const catalog_entry& entry, const std::vector<const side*>& sides,
                        const terminal_style& style) {
    return regions_that([&sides](const code_region& r) { return is_of_all(sides, r); }, entry,
                        style);
}

std::string own_code(const catalog_entry& entry, const side& of,
                     const std::vector<const side*>& sides, const terminal_style& style) {
    return regions_that(
        [&](const code_region& r) { return is_of(of, r) && !is_of_all(sides, r); }, entry, style);
}

std::string whole_code(const catalog_entry& entry, const std::vector<const side*>& sides,
                       const terminal_style& style) {
    std::string text = shared_code(entry, sides, style);
    for (const side* s : sides) {
        text += style.paint(ink::title, s->name) + "\n" + own_code(entry, *s, sides, style);
    }
    return text;
}

}  // namespace asyncdemo
