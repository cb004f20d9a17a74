#include "lesson/claim_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace asyncdemo {

claim_judge happens_in_order(std::vector<std::string_view> expected) {
    return [expected = std::move(expected)](const side_view& side) {
        std::vector<std::string> happened;
        for (const mark& m : side.marks()) happened.push_back(fmt::format("{} {}", m.lane, m.what));
        const auto first_other =
            std::mismatch(happened.begin(), happened.end(), expected.begin(), expected.end());
        const auto as_expected = first_other.first - happened.begin();
        const bool is_more = first_other.second == expected.end();
        return exactly(is_more ? std::ssize(happened) : as_expected, std::ssize(expected));
    };
}

}  // namespace asyncdemo
