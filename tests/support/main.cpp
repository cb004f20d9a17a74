#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>

#include "support/temporary_directory.hpp"

// What the programs remember is not what the learner at this machine has done.
int main(int argc, char** argv) {
    const asyncdemo::temporary_directory state;
    ::setenv("XDG_STATE_HOME", state.path("").c_str(), 1);
    return doctest::Context(argc, argv).run();
}
