#include <algorithm>

#include "lesson/contract/rules.hpp"

namespace asyncdemo {
namespace {

// In whichever language it is: some are in Python only.
bool is_regular_side(const lesson& l, std::string_view name) {
    const std::vector<const side*> all = l.all_sides();
    return std::any_of(all.begin(), all.end(), [name](const side* s) {
        return s->plain_name() == name && !s->is_mistake();
    });
}

}  // namespace

void check_claims(const lesson& l, complaint_list& to) {
    for (auto c = l.claims.begin(); c != l.claims.end(); ++c) {
        to.expect(!c->text.empty(), "a claim about `{}` has no sentence", c->side);
        to.expect(c->judge != nullptr, "the claim \"{} {}\" has nothing that judges it", c->side,
                  c->text);
        const bool is_new = std::none_of(l.claims.begin(), c, [&c](const claim& other) {
            return other.side == c->side && other.text == c->text;
        });
        to.expect(is_new, "the claim \"{} {}\" is there twice; each needs a sentence of its own",
                  c->side, c->text);
        if (c->side == every_side) continue;
        to.expect(is_regular_side(l, c->side),
                  "the claim \"{} {}\" has to be about a side that is no mistake; those are {}",
                  c->side, c->text, in_ticks(names_of_regular_sides(l)));
    }
}

}  // namespace asyncdemo
