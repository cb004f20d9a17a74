// The icon of every page.
#pragma once

#include <string_view>

namespace asyncdemo {

/// For the head of a page. It stands in the page as well, or a browser would ask for one.
constexpr std::string_view page_icon =
    R"(<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M1 3h9v4H1zM6 9h9v4H6z' fill='%23147d87'/%3E%3C/svg%3E">
)";

}  // namespace asyncdemo
