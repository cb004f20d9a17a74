#include "asyncdemo/step/typed_keys.hpp"

namespace asyncdemo {
namespace {

bool begins_line(const key& pressed, awaited what) {
    if (pressed.is != key::kind::character) return false;
    const char first = pressed.text.front();
    return what == awaited::line || (first >= '0' && first <= '9');
}

}  // namespace

std::optional<typed> typed_keys::take(const key& pressed, awaited what) {
    if (pressed.is == key::kind::end) return typed{wish::quit};
    if (line_.text().empty() && !begins_line(pressed, what)) {
        const std::optional<wish> wanted = wish_of(pressed);
        return wanted ? std::optional(typed{wanted}) : std::nullopt;
    }
    if (line_.take(pressed) || pressed.is != key::kind::enter) return std::nullopt;
    const std::string line = line_.text();
    line_.clear();
    return typed{wish_of({key::kind::character, line}), line};
}

void typed_keys::drop(const std::vector<key>& pressed) {
    for (const key& k : pressed) take(k);
}

}  // namespace asyncdemo
