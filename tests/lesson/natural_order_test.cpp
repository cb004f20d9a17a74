#include "lesson/natural_order.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>
#include <vector>

using namespace asyncdemo;

TEST_CASE("numbers in names count by their value") {
    CHECK(naturally_before("task 2", "task 10"));
    CHECK_FALSE(naturally_before("task 10", "task 2"));
    CHECK(naturally_before("client 9 b", "client 10 a"));
    CHECK(naturally_before("task 007", "task 8"));
    CHECK_FALSE(naturally_before("task 7", "task 007"));
    CHECK_FALSE(naturally_before("task 007", "task 7"));
}

TEST_CASE("all else counts by its letters, and a part comes before the whole") {
    CHECK(naturally_before("A", "B"));
    CHECK(naturally_before("task", "task 1"));
    CHECK(naturally_before("", "a"));
    CHECK_FALSE(naturally_before("a", "a"));
    CHECK(naturally_before("1", "a"));
}

TEST_CASE("it is an order: many names are sorted in one way") {
    std::vector<std::string_view> names{"b", "a10", "a2", "a", "10", "9", "a2b", "a10b"};
    std::sort(names.begin(), names.end(), naturally_before);
    CHECK(names == std::vector<std::string_view>{"9", "10", "a", "a2", "a2b", "a10", "a10b", "b"});
}
