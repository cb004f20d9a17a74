// What the signs of a picture mean: those that occur in it, and no others.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/span_kind.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// The panels tell it what they draw.
class picture_legend {
public:
    /// A span that "counts" was drawn as one of that kind.
    void add_span(std::string_view what, span_kind kind);

    /// A cell of a lane shows a share of its time.
    void add_share() { has_share_ = true; }

    void add_mark() { has_mark_ = true; }

    /// Something was drawn as heights, the full one of which is "500" or "3.40 MB".
    void add_height(std::string_view name, std::string_view full);

    /// "░ waits   █ counts   • an event", in as many lines as it takes; none if nothing was drawn.
    [[nodiscard]] std::vector<std::string> draw(const terminal_style& style) const;

private:
    std::map<span_kind, std::vector<std::string>> spans_;
    std::map<std::string, std::string> heights_;
    bool has_share_ = false;
    bool has_mark_ = false;
};

}  // namespace asyncdemo
