#include "report/terms.hpp"

#include <doctest/doctest.h>

#include <cctype>

using namespace asyncdemo;

TEST_CASE("each term is defined once, in alphabetical order, in whole sentences") {
    const std::vector<term>& all = terms();
    for (std::size_t i = 0; i < all.size(); ++i) {
        CAPTURE(all[i].word);
        if (i > 0) CHECK(all[i - 1].word < all[i].word);
        CHECK(all[i].meaning.ends_with("."));
        CHECK(std::isupper(static_cast<unsigned char>(all[i].meaning.front())) != 0);
    }
}
