#include "posix/explanation.hpp"

#include <doctest/doctest.h>
#include <uv.h>

#include <cerrno>
#include <new>
#include <stdexcept>
#include <string>
#include <system_error>

#include "aio/error.hpp"

using namespace asyncdemo;

namespace {

bool tells(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::string told(int error, const std::string& operation) {
    const std::string of_library = explain(aio::error(uv_translate_sys_error(error), operation));
    const std::string of_system =
        explain(std::system_error(error, std::generic_category(), operation));
    CHECK(of_library.starts_with(operation));
    CHECK(of_system.starts_with(operation));
    // Whoever made the call, the advice is the same.
    CHECK(of_library.substr(of_library.rfind(": ")) == of_system.substr(of_system.rfind(": ")));
    return of_library;
}

}  // namespace

TEST_CASE("a limit that is reached is told with the way to raise it") {
    CHECK(tells(told(EMFILE, "create a socket"), "ulimit -n"));
    CHECK(tells(told(EAGAIN, "start cat"), "ulimit -u"));
    CHECK(tells(told(EAGAIN, "start cat"), "pids.max"));
    CHECK(tells(explain(std::bad_alloc()), "out of memory"));
    CHECK(tells(explain(std::bad_alloc()), "ulimit -v"));
}

TEST_CASE("what else can be done about a limit is told as well, and only about a limit") {
    const std::string instead = "or ask for fewer";
    CHECK(explain(aio::error(UV_EMFILE, "open"), instead).ends_with(", or ask for fewer"));
    CHECK_FALSE(tells(explain(aio::error(UV_EPERM, "open"), instead), instead));
}

TEST_CASE("a call that the system refuses is told with who may refuse it") {
    for (const int refused : {EPERM, ENOSYS})
        CHECK(tells(told(refused, "epoll_create"), "seccomp"));
}

TEST_CASE("a program that is missing is told with where it was looked for") {
    CHECK(tells(told(ENOENT, "start true"), "PATH"));
    CHECK(tells(told(EACCES, "start true"), "PATH"));
}

TEST_CASE("a port that can't be had is told with the option that chooses another") {
    CHECK(tells(told(EADDRINUSE, "listen on 127.0.0.1:1"), "--port"));
    CHECK(tells(told(EACCES, "listen on 127.0.0.1:1"), "--port"));
    CHECK(tells(told(EADDRNOTAVAIL, "listen on 10.0.0.1:1"), "--host"));
}

TEST_CASE("what nobody has advice for is told as it is") {
    CHECK(explain(std::runtime_error("it broke")) == "it broke");
    CHECK(explain(aio::error(UV_EINVAL, "open")) == "open: invalid argument");
}
