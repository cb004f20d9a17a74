#include "aio/error.hpp"

#include <doctest/doctest.h>
#include <uv.h>

#include <cerrno>
#include <string>
#include <system_error>

TEST_CASE("an error tells the operation, and what libuv says of its code") {
    const aio::error e(UV_ECONNREFUSED, "connect to 127.0.0.1:1");
    CHECK(e.what() == std::string("connect to 127.0.0.1:1: connection refused"));
}

TEST_CASE("a code of the system is equal to the standard's, whoever gave it") {
    const aio::error e(UV_ECONNREFUSED, "connect");
    CHECK(e.code() == std::errc::connection_refused);
    CHECK(e.code() != std::errc::connection_reset);
    CHECK(e.code().default_error_condition() ==
          std::error_code(ECONNREFUSED, std::generic_category()).default_error_condition());
}

TEST_CASE("a code that is libuv's alone is equal to none of the standard's") {
    for (const int code : {UV_EOF, UV_UNKNOWN, UV_EAI_NONAME, UV_EAI_ADDRFAMILY}) {
        CAPTURE(code);
        const aio::error e(code, "read");
        CHECK(e.code().default_error_condition().category() == aio::uv_category());
        CHECK(e.code().value() == code);
    }
}

TEST_CASE("it is caught as an error of the system") {
    CHECK_THROWS_AS(aio::check(UV_EINVAL, "open"), std::system_error);
    CHECK(aio::check(3, "open") == 3);
}
