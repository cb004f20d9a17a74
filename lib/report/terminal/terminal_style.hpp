// What the terminal can show: how large it is, whether it has colours, which signs it knows.
#pragma once

#include <string>
#include <string_view>

namespace asyncdemo {

enum class ink {
    plain,
    strong,
    faint,
    good,
    bad,
    doubtful,
    title,
    waiting,  // and the other kinds of span
    working,
    alone,
    cut_off
};

struct terminal_style {
    int width = 80;
    int rows = 40;  // of one screen
    bool has_color = false;
    bool is_ascii = false;

    /// The text in that ink, or as it is where there are no colours. Ink takes no room.
    [[nodiscard]] std::string paint(ink i, std::string_view text) const;

    /// A figure as `figures.hpp` writes it, or its title, in signs that the terminal knows.
    [[nodiscard]] std::string figure_text(std::string text) const;

    /// The first where the terminal knows Unicode, else the second.
    [[nodiscard]] std::string_view sign(std::string_view unicode, std::string_view ascii) const {
        return is_ascii ? ascii : unicode;
    }
};

}  // namespace asyncdemo
