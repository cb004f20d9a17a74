// Properties: what must hold for every sequence of commands, tried with random ones by rapidcheck.
#pragma once

#include <rapidcheck.h>

#include <utility>

namespace test {

/// Fails the test case, with the smallest counterexample that was found and how to try it again.
void check_property(const rc::detail::Property& property, int tries);

/// Tries `body` with that many arguments, which rapidcheck makes up by their types. They are the
/// same in every run, unless the variable RC_PARAMS has another seed or number:
/// RC_PARAMS="seed=7 max_success=10000".
template <class Body>
void for_all(Body&& body, int tries = 500) {
    check_property(rc::detail::toProperty(std::forward<Body>(body)), tries);
}

}  // namespace test
