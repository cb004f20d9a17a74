#include "lesson/contract/complaint_list.hpp"

#include <fmt/ranges.h>

namespace asyncdemo {

std::string in_ticks(const std::vector<std::string_view>& names) {
    return names.empty() ? "none" : fmt::format("`{}`", fmt::join(names, "`, `"));
}

}  // namespace asyncdemo
