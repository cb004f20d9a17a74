#include "asyncdemo/step/typed_keys.hpp"

namespace asyncdemo {

std::optional<typed> typed_keys::take(const key& pressed) {
    if (pressed.is == key::kind::end) return typed{wish::quit};
    if (line_.take(pressed)) return std::nullopt;
    if (line_.text().empty()) {
        const std::optional<wish> wanted = wish_of(pressed);
        return wanted ? std::optional(typed{wanted}) : std::nullopt;
    }
    if (pressed.is != key::kind::enter) return std::nullopt;
    typed whole{{}, line_.text()};
    line_.clear();
    return whole;
}

void typed_keys::drop(const std::vector<key>& pressed) {
    for (const key& k : pressed) take(k);
}

}  // namespace asyncdemo
