#include "report/chart_axis.hpp"

#include <doctest/doctest.h>

using namespace asyncdemo;

TEST_CASE("on a linear axis equal steps take equal room") {
    const chart_axis a{scale::linear, 10, 20};
    CHECK(a.share(10) == 0);
    CHECK(a.share(15) == doctest::Approx(0.5));
    CHECK(a.share(20) == 1);
    CHECK(a.value_at(0.25) == doctest::Approx(12.5));
}

TEST_CASE("on a logarithmic axis every doubling takes as much room") {
    const chart_axis a{scale::logarithmic, 1, 16};
    CHECK(a.share(1) == 0);
    CHECK(a.share(2) == doctest::Approx(0.25));
    CHECK(a.share(4) == doctest::Approx(0.5));
    CHECK(a.share(16) == 1);
    CHECK(a.value_at(0.75) == doctest::Approx(8));
}
