#include "report/terminal/side_name.hpp"

#include <string_view>

#include "report/text_layout.hpp"

namespace asyncdemo {

std::string side_name(const side& of, std::size_t width, const terminal_style& style) {
    const std::string_view cut = style.sign("…", "~");
    const std::size_t suffix = of.name.rfind(" (");
    if (!of.is_python() || suffix == std::string::npos) return shorten(of.name, width, cut);
    const std::string_view name = of.name;
    const std::size_t kept = name.size() - suffix;
    if (width <= kept + 1) return shorten(name, width, cut);
    return shorten(name.substr(0, suffix), width - kept, cut).append(name.substr(suffix));
}

}  // namespace asyncdemo
