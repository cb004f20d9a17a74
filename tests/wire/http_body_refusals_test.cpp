// Where does a body end? Inputs that two readers could answer in different ways, which is how a
// request is smuggled past the first of them.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "wire/http_talk.hpp"

using namespace wire;
using namespace wire::test;

namespace {

const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
const std::string post_chunks = post + "Transfer-Encoding: chunked\r\n\r\n";

struct refused_length {
    std::string_view name;
    std::string_view fields;
    int status = 400;
};

constexpr refused_length refused_lengths[] = {
    {"a length and a coding", "Content-Length: 6\r\nTransfer-Encoding: chunked"},
    {"a coding and a length", "Transfer-Encoding: chunked\r\nContent-Length: 6"},
    {"a length and an unknown coding", "Content-Length: 5\r\nTransfer-Encoding: x"},
    {"two lengths", "Content-Length: 3\r\nContent-Length: 4"},
    {"the same length twice", "Content-Length: 3\r\nContent-Length: 3"},
    {"a list of lengths", "Content-Length: 3, 4"},
    {"a list of the same length", "Content-Length: 3, 3"},
    {"a length and a comma", "Content-Length: 3,"},
    {"a length with a plus", "Content-Length: +3"},
    {"a length below nothing", "Content-Length: -3"},
    {"a hexadecimal length", "Content-Length: 0x3"},
    {"a length in two words", "Content-Length: 3 3"},
    {"a length with a fraction", "Content-Length: 3.0"},
    {"a length with an exponent", "Content-Length: 1e1"},
    {"a length in quotes", "Content-Length: \"3\""},
    {"an empty length", "Content-Length:"},
    {"a length that is no number", "Content-Length: three"},
    {"a length that overflows", "Content-Length: 18446744073709551619"},
    {"a space before the colon of a length", "Content-Length : 3"},
    {"a length on a folded line", "Content-Length:\r\n 3"},
    {"an unknown coding", "Transfer-Encoding: gzip", 501},
    {"a coding that only ends as chunked does", "Transfer-Encoding: xchunked", 501},
    {"a coding that only begins as chunked does", "Transfer-Encoding: chunkedx", 501},
    {"no coding by its old name", "Transfer-Encoding: identity", 501},
    {"chunked in quotes", "Transfer-Encoding: \"chunked\"", 501},
    {"chunked with a parameter", "Transfer-Encoding: chunked;q=1", 501},
    {"chunked after another coding", "Transfer-Encoding: gzip, chunked"},
    {"chunked before another coding", "Transfer-Encoding: chunked, gzip"},
    {"chunked and a comma", "Transfer-Encoding: chunked,"},
    {"chunked twice", "Transfer-Encoding: chunked, chunked"},
    {"chunked on two lines", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"},
    {"two codings on two lines", "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked"},
    {"an empty coding", "Transfer-Encoding:"},
    {"a vertical tab before chunked", "Transfer-Encoding: \vchunked"},
    {"a letter beyond ASCII in chunked", "Transfer-Encoding: chun\xe2\x84\xaa\x65\x64", 501},
    {"a space before the colon of a coding", "Transfer-Encoding : chunked"},
    {"a coding on a folded line", "Transfer-Encoding:\r\n chunked"},
    {"a coding behind a carriage return", "X: y\rTransfer-Encoding: chunked"},
    {"a coding behind a line feed", "X: y\nTransfer-Encoding: chunked"},
};

struct refused_chunks {
    std::string_view name;
    std::string_view body;
};

constexpr refused_chunks all_refused_chunks[] = {
    {"a chunk without a size", "\r\nabc\r\n0\r\n\r\n"},
    {"a size that is no number", "g\r\nabc\r\n0\r\n\r\n"},
    {"a size with 0x", "0x3\r\nabc\r\n0\r\n\r\n"},
    {"a size with a sign", "+3\r\nabc\r\n0\r\n\r\n"},
    {"a size below nothing", "-3\r\nabc\r\n0\r\n\r\n"},
    {"a size after a space", " 3\r\nabc\r\n0\r\n\r\n"},
    {"a size before a space", "3 \r\nabc\r\n0\r\n\r\n"},
    {"a size with an underscore", "3_0\r\nabc\r\n0\r\n\r\n"},
    {"a size that overflows", "10000000000000003\r\nabc\r\n0\r\n\r\n"},
    {"a line that ends without CR", "3\nabc\r\n0\r\n\r\n"},
    {"a line that ends without LF", "3\rabc\r\n0\r\n\r\n"},
    {"a chunk that is longer than it says", "3\r\nabcd\r\n0\r\n\r\n"},
    {"a chunk that is shorter than it says", "3\r\nab\r\n0\r\n\r\n"},
    {"a chunk that ends without CR", "3\r\nabc\n0\r\n\r\n"},
    {"a chunk that ends with another character than CR", "3\r\nabcX\n0\r\n\r\n"},
    {"a chunk that ends at once", "3\r\nabc0\r\n\r\n"},
    {"an extension without a name", "3;=x\r\nabc\r\n0\r\n\r\n"},
    {"a semicolon without an extension", "3;\r\nabc\r\n0\r\n\r\n"},
    {"a line feed within an extension", "3;a=\"\nb\"\r\nabc\r\n0\r\n\r\n"},
    {"a line feed instead of an extension", "3;\nxx\r\n4c\r\n0\r\n\r\n"},
    {"an extension whose quote stays open", "3;a=\"b\r\nabc\r\n0\"\r\n\r\n"},
    {"a length as a trailer", "0\r\nContent-Length: 5\r\n\r\n"},
    {"a coding as a trailer", "0\r\nTransfer-Encoding: chunked\r\n\r\n"},
    {"a request instead of a trailer", "0\r\nGET / HTTP/1.1\r\n\r\n"},
    {"a trailer with a space before its colon", "0\r\nX : y\r\n\r\n"},
    {"a trailer with a carriage return", "0\r\nX: y\rZ: z\r\n\r\n"},
};

}  // namespace

TEST_CASE("a body whose length could be understood in two ways is refused") {
    for (const refused_length& r : refused_lengths) {
        CAPTURE(r.name);
        check_refused(post + std::string(r.fields) + "\r\n\r\n0\r\n\r\n", r.status);
    }
}

TEST_CASE("a body in chunks is refused when one could end elsewhere") {
    for (const refused_chunks& r : all_refused_chunks) {
        CAPTURE(r.name);
        check_refused(post_chunks + std::string(r.body), 400);
    }
}

TEST_CASE("HTTP/1.0 has no chunks") {
    check_refused("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
}

TEST_CASE("a body beyond the limit is refused, as soon as it says so") {
    http_limits limits;
    limits.body_bytes = 5;
    check_refused(post + "Content-Length: 6\r\n\r\n", 413, limits);
    check_refused(post_chunks + "6\r\nab", 413, limits);
    check_refused(post_chunks + "3\r\nabc\r\n3\r\nde", 413, limits);
    CHECK(tell_server(post + "Content-Length: 5\r\n\r\nabcde", whole, limits).requests.size() == 1);
    CHECK(
        tell_server(post_chunks + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", 1, limits).requests.size() ==
        1);
}

TEST_CASE("a chunk counts once, however often its line is looked at") {
    http_limits limits;
    limits.body_bytes = 8;
    check_refused(post_chunks + "3;a=\"b\r\nabcdefghijklmnopqrstuvwxyz\"\r\n\r\n", 400, limits);
    check_refused(post_chunks + "ffffffffffffffff\r\nabcdef", 413, limits);
}

TEST_CASE("what surrounds the chunks is refused beyond what a head may have") {
    http_limits limits;
    limits.head_bytes = 200;
    const std::string much(300, 'x');
    check_refused(post_chunks + "3;" + much + "\r\nabc\r\n0\r\n\r\n", 400, limits);
    check_refused(post_chunks + "0\r\nX: " + much + "\r\n\r\n", 400, limits);
    check_refused(post_chunks + std::string(300, '0') + "3\r\nabc\r\n0\r\n\r\n", 400, limits);
}
