#include "wire/amqp_url.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using namespace wire;

namespace {

// "user password host port vhost"
std::string parts_of(const char* text) {
    const amqp_url url = parse_amqp_url(text);
    return url.login.user + " " + url.login.password + " " + url.host + " " +
           std::to_string(url.port) + " " + url.login.vhost;
}

}  // namespace

TEST_CASE("a URL says where a broker is and who logs in, and what is left out is usual") {
    CHECK(parts_of("amqp://h") == "guest guest h 5672 /");
    CHECK(parts_of("amqp://h/") == "guest guest h 5672 /");
    CHECK(parts_of("amqp://me:secret@h:5673/work") == "me secret h 5673 work");
    CHECK(parts_of("amqp://me@h") == "me guest h 5672 /");
    CHECK(parts_of("amqp://me:@h") == "me  h 5672 /");
    CHECK(parts_of("amqp://[::1]:5673") == "guest guest ::1 5673 /");
    CHECK(parts_of("amqp://[::1]") == "guest guest ::1 5672 /");
}

TEST_CASE("what would mean something else in a URL is written by two digits") {
    CHECK(parts_of("amqp://m%40e:%3a%2F@h/%2fa%20b") == "m@e :/ h 5672 /a b");
    for (const char* wrong : {"amqp://u:%@h", "amqp://u:%4@h", "amqp://u:%4g@h", "amqp://h/%"}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS(parse_amqp_url(wrong), std::invalid_argument);
    }
}

TEST_CASE("what is no URL of a broker is refused") {
    for (const char* wrong : {"", "h", "http://h", "amqps://h", "amqp://", "amqp:///v", "amqp://u@",
                              "amqp://h:0", "amqp://h:65536", "amqp://h:", "amqp://h:5x",
                              "amqp://[::1", "amqp://h/v?a=1", "amqp://h/v#a", "amqp://h /"}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS(parse_amqp_url(wrong), std::invalid_argument);
    }
    CHECK_THROWS_AS(parse_amqp_url("amqp://h/" + std::string(256, 'x')), std::invalid_argument);
}
