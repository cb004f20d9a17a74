#include "report/html/page_script.hpp"

#include <doctest/doctest.h>

#include "report/html/script_hash.hpp"
#include "support/text.hpp"

using namespace asyncdemo;

// What `openssl dgst -sha256 -binary | base64` says.
TEST_CASE("a policy names a script by its SHA-256 in base64") {
    CHECK(script_source("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    CHECK(script_source("abc") == "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='");
}

TEST_CASE("the script can stand in a page as it is, and turns no text into markup or code") {
    const std::string_view script = page_script();
    CHECK(script.starts_with("'use strict';"));
    for (const char* const unsafe :
         {"</script", "<!--", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write",
          "eval(", "new Function", "localStorage", "fetch(", "XMLHttpRequest"}) {
        CAPTURE(unsafe);
        CHECK_FALSE(contains(script, unsafe));
    }
}
