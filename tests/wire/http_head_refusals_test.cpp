// Where does a line end, where a name, and for whom is the request? Heads that two readers could
// understand in different ways, or that break the rules otherwise.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "wire/http_talk.hpp"

using namespace wire;
using namespace wire::test;
using namespace std::string_view_literals;  // a NUL is part of a text

namespace {

struct refused {
    std::string_view name;
    std::string_view text;
    int status = 400;
};

constexpr refused refused_first_lines[] = {
    {"no target", "GET HTTP/1.1"},
    {"nothing but a method", "GET"},
    {"two spaces before the target", "GET  / HTTP/1.1"},
    {"two spaces before the version", "GET /  HTTP/1.1"},
    {"a space within the target", "GET /a b HTTP/1.1"},
    {"tabs between the words", "GET\t/\tHTTP/1.1"},
    {"a space after the version", "GET / HTTP/1.1 "},
    {"a space before the method", " GET / HTTP/1.1"},
    {"a method that is no word", "G(T / HTTP/1.1"},
    {"a NUL within the method", "G\0T / HTTP/1.1"sv},
    {"a NUL within the target", "GET /\0 HTTP/1.1"sv},
    {"a carriage return within the target", "GET /\rX HTTP/1.1"},
    {"a letter beyond ASCII within the target", "GET /\xc3\xa9 HTTP/1.1"},
    {"a fragment within the target", "GET /#x HTTP/1.1"},
    {"a target without a slash", "GET x HTTP/1.1"},
    {"a target of another scheme", "GET ftp://a/ HTTP/1.1"},
    {"a target for another host", "GET http://b/ HTTP/1.1"},
    {"a target with a user", "GET http://u@a/ HTTP/1.1"},
    {"a star with another method than OPTIONS", "GET * HTTP/1.1"},
    {"a tunnel", "CONNECT a:80 HTTP/1.1", 501},
    {"no version", "GET /"},
    {"a version in small letters", "GET / http/1.1"},
    {"another protocol", "GET / RTSP/1.0"},
    {"a version of one number", "GET / HTTP/1"},
    {"a version of three digits", "GET / HTTP/1.10"},
    {"a version with a plus", "GET / HTTP/+1.1"},
    {"a later version", "GET / HTTP/1.2", 505},
    {"HTTP/2 without an upgrade", "PRI * HTTP/2.0", 505},
    {"an earlier version", "GET / HTTP/0.9", 505},
    {"bytes of TLS", "\x16\x03\x01\x02\x00\x01"sv},
};

constexpr refused refused_fields[] = {
    {"a line feed alone", "X: b\nY: c"},
    {"a carriage return alone", "X: b\rY: c"},
    {"two carriage returns", "X: b\r\r\nY: c"},
    {"a folded line", "X: b\r\n c"},
    {"a line folded by a tab", "X: b\r\n\tc"},
    {"a line with a space only", " "},
    {"no colon", "X"},
    {"no name", ": b"},
    {"a space before the colon", "X : b"},
    {"a tab before the colon", "X\t: b"},
    {"a space within the name", "X Y: b"},
    {"a bracket within the name", "X[: b"},
    {"a NUL within the name", "X\0Y: b"sv},
    {"a NUL within the value", "X: b\0c"sv},
    {"a control character within the value", "X: b\x01"},
    {"a DEL within the value", "X: b\x7f"},
    {"a letter beyond ASCII within the name", "X\xc3\xa9: b"},
    {"another Host", "Host: b"},
    {"the same Host", "hOST: a"},
    {"words of no list in Connection", "Connection: keep alive"},
    {"another expectation", "Expect: tea", 417},
};

constexpr refused refused_hosts[] = {
    {"none", "X: y"},
    {"an empty one", "Host:"},
    {"a blank one", "Host:  "},
    {"a list", "Host: a, b"},
    {"two words", "Host: a b"},
    {"one with a path", "Host: a/b"},
    {"one with a user", "Host: u@a"},
    {"one with a scheme", "Host: http://a"},
    {"one whose port is no number", "Host: a:b"},
    {"one with two ports", "Host: a:1:2"},
    {"one with nothing but a port", "Host: :80"},
    {"one whose bracket stays open", "Host: [::1"},
    {"one with nothing in its brackets", "Host: []"},
    {"one beyond ASCII", "Host: \xc3\xa9"},
};

}  // namespace

TEST_CASE("a first line of no form that we know is refused") {
    for (const refused& r : refused_first_lines) {
        CAPTURE(r.name);
        check_refused(std::string(r.text) + "\r\nHost: a\r\n\r\n", r.status);
    }
}

TEST_CASE("a field that could end elsewhere, or that says what can't be, is refused") {
    for (const refused& r : refused_fields) {
        CAPTURE(r.name);
        check_refused("GET / HTTP/1.1\r\nHost: a\r\n" + std::string(r.text) + "\r\n\r\n", r.status);
        check_refused("GET / HTTP/1.0\r\nHost: a\r\n" + std::string(r.text) + "\r\n\r\n", r.status);
    }
}

TEST_CASE("a head that breaks off is refused, and not waited for") {
    for (const std::string_view head :
         {"GET / HT", "GET / ", "GET /", "GET ", "GET", "G", "GET / HTTP/1."}) {
        CAPTURE(head);
        check_refused(std::string(head) + "\r\n\r\n", 400);
    }
}

TEST_CASE("a request is for one host") {
    for (const refused& r : refused_hosts) {
        CAPTURE(r.name);
        check_refused("GET / HTTP/1.1\r\n" + std::string(r.text) + "\r\n\r\n", r.status);
    }
}

TEST_CASE("a line feed alone ends no line") {
    check_refused("GET / HTTP/1.1\nHost: a\r\n\r\n", 400);
    check_refused("GET / HTTP/1.1\nHost: a\n\n", 400);
    check_refused("GET / HTTP/1.1\r\nHost: a\r\n\n", 400);
    check_refused("\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    check_refused("GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400);
}

TEST_CASE("a head beyond the limits is refused, and up to them taken") {
    http_limits limits;
    limits.head_bytes = 100;
    limits.fields = 3;
    check_refused("GET /" + std::string(200, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414, limits);
    check_refused(std::string(200, 'x'), 414, limits);
    check_refused("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(200, 'x'), 431, limits);
    check_refused("GET / HTTP/1.1\r\nHost: a\r\nA: 1\r\nB: 2\r\nC: 3\r\n\r\n", 431, limits);
    CHECK(tell_server("GET / HTTP/1.1\r\nHost: a\r\nA: 1\r\nB: 2\r\n\r\n", 1, limits)
              .requests.size() == 1);

    const std::string begin = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
    const std::string fits = begin + std::string(100 - begin.size() - 4, 'x') + "\r\n\r\n";
    REQUIRE(fits.size() == 100);
    CHECK(tell_server(fits, whole, limits).requests.size() == 1);
    CHECK(tell_server(fits, 1, limits).requests.size() == 1);
    check_refused(begin + std::string(100 - begin.size() - 3, 'x') + "\r\n\r\n", 431, limits);
}
