// What ends the program, tried in a child of it.
#pragma once

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <string>

namespace test {

/// How a child ended, and what it wrote to its standard error.
struct death {
    int signal = 0;  // 0: it ended by itself
    std::string words;
};

/// Runs `body()` in a forked child, which is ended after ten seconds if it hangs.
template <class Body>
death die(Body body) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL);  // doctest would tell of it
        std::signal(SIGALRM, SIG_DFL);
        ::alarm(10);
        ::dup2(ends[1], STDERR_FILENO);
        body();
        ::_exit(0);
    }
    ::close(ends[1]);
    death seen;
    std::array<char, 256> buffer{};
    for (ssize_t n = 0; (n = ::read(ends[0], buffer.data(), buffer.size())) > 0;) {
        seen.words.append(buffer.data(), static_cast<std::size_t>(n));
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFSIGNALED(status)) seen.signal = WTERMSIG(status);
    return seen;
}

}  // namespace test
