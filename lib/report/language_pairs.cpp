#include "report/language_pairs.hpp"

#include <algorithm>

namespace asyncdemo {

std::string_view language_pair::plain_name() const {
    return cpp != nullptr ? cpp->plain_name() : python->plain_name();
}

std::vector<language_pair> language_pairs(const std::vector<const side*>& sides) {
    std::vector<language_pair> pairs;
    for (const side* const s : sides) {
        auto of_it = std::find_if(pairs.begin(), pairs.end(), [s](const language_pair& p) {
            return p.plain_name() == s->plain_name();
        });
        if (of_it == pairs.end()) of_it = pairs.insert(pairs.end(), language_pair{});
        (s->is_python() ? of_it->python : of_it->cpp) = s;
    }
    return pairs;
}

}  // namespace asyncdemo
