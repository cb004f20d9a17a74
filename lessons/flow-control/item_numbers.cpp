#include "lessons/flow-control/item_numbers.hpp"

#include <cstddef>
#include <variant>

namespace asyncdemo::lessons::flow_control {
namespace {

bool tells_of(const row& r, std::string_view fate) {
    return std::any_of(r.begin(), r.end(), [fate](const auto& cell) {
        const auto* const text = std::get_if<std::string>(&cell.second);
        return cell.first == "fate" && text != nullptr && *text == fate;
    });
}

}  // namespace

void tell_numbers(stage& on, const std::vector<integer>& numbers, std::string_view fate) {
    for (std::size_t first = 0; first < numbers.size();) {
        std::size_t last = first;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
        on.row({{"fate", fate}, {"first", numbers[first]}, {"last", numbers[last]}});
        first = last + 1;
    }
}

std::vector<integer> numbers_of(const std::vector<row>& rows, std::string_view fate) {
    std::vector<integer> numbers;
    for (const row& r : rows) {
        if (!tells_of(r, fate)) continue;
        const auto last = static_cast<integer>(number(r, "last"));
        for (auto i = static_cast<integer>(number(r, "first")); i <= last; ++i)
            numbers.push_back(i);
    }
    return numbers;
}

}  // namespace asyncdemo::lessons::flow_control
