#include "report/claim_text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace asyncdemo;

TEST_CASE("a reason that several claims share is told once") {
    const auto unclear = [](const char* text, const char* reason) {
        judged_claim c;
        c.text = text;
        c.verdict = verdict::inconclusive;
        c.reason = reason;
        return c;
    };
    judged_claim held;
    held.verdict = verdict::pass;
    std::vector<std::string> reasons;
    for (const judged_claim& c : told_in_turn({unclear("a", "busy"), held, unclear("b", "busy"),
                                               unclear("c", "short"), unclear("d", "busy")})) {
        reasons.push_back(c.reason);
    }
    CHECK(reasons == std::vector<std::string>{"busy", "", "likewise", "short", "busy"});
}
