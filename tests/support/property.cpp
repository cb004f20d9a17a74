#include "support/property.hpp"

#include <doctest/doctest.h>
#include <rapidcheck/detail/TestListenerAdapter.h>

#include <cstdlib>
#include <sstream>

namespace test {
namespace {

rc::detail::TestParams parameters(int tries) {
    rc::detail::Configuration standard;
    standard.testParams.seed = 1;
    standard.testParams.maxSuccess = tries;
    const char* const chosen = std::getenv("RC_PARAMS");
    return rc::detail::configFromString(chosen == nullptr ? "" : chosen, standard).testParams;
}

}  // namespace

void check_property(const rc::detail::Property& property, int tries) {
    const rc::detail::TestParams tried_with = parameters(tries);
    rc::detail::TestListenerAdapter nobody;
    const auto result = rc::detail::checkProperty(property, {}, tried_with, nobody, {});
    std::ostringstream told;
    rc::detail::printResultMessage(result, told);
    told << "\ntried with RC_PARAMS=\"seed=" << tried_with.seed
         << " max_success=" << tried_with.maxSuccess << '"';
    INFO(told.str());
    CHECK(result.is<rc::detail::SuccessResult>());
}

}  // namespace test
