#include "posix/socket_failure.hpp"

#include <doctest/doctest.h>
#include <uv.h>

#include <cerrno>

#include "aio/error.hpp"

using namespace asyncdemo;

TEST_CASE("what passes by itself is told from what does not, on the loop and on a thread") {
    const auto passes = [](int error) {
        const bool on_thread = passes_by_itself({error, std::generic_category()});
        CHECK(passes_by_itself({uv_translate_sys_error(error), aio::uv_category()}) == on_thread);
        return on_thread;
    };
    for (const int error : {EMFILE, ENFILE, ENOBUFS, ENOMEM, ECONNABORTED, EPROTO, EINTR}) {
        CAPTURE(error);
        CHECK(passes(error));
    }
    for (const int error : {EBADF, EINVAL, EPERM, ENOTSOCK}) {
        CAPTURE(error);
        CHECK_FALSE(passes(error));
    }
}

TEST_CASE("a client that has gone is told from a failure of our own") {
    for (const int error : {ECONNRESET, EPIPE, ECONNABORTED}) {
        CAPTURE(error);
        CHECK(is_departure({error, std::generic_category()}));
        CHECK(is_departure({uv_translate_sys_error(error), aio::uv_category()}));
    }
    CHECK_FALSE(is_departure({EBADF, std::generic_category()}));
    CHECK_FALSE(is_departure({uv_translate_sys_error(EBADF), aio::uv_category()}));
}
