#include "serving/backlog.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "serving/blocking_socket.hpp"

using namespace asyncdemo;

namespace {

std::vector<std::string> told_of(const char* table) {
    std::istringstream lines(table);
    std::vector<std::string> told;
    for (const unaccepted_client& c : unaccepted_in(lines, {9001, 9002})) {
        told.push_back(std::to_string(c.port) + " " + to_string(c.from));
    }
    return told;
}

}  // namespace

TEST_CASE("who is connected to one of the ports and belongs to nobody is told of") {
    CHECK(told_of("  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   "
                  "uid  timeout inode\n"
                  // the listener itself
                  "0: 0100007F:2329 00000000:0000 0A 00000000:00000001 00:0 0 0 0 1016128 2\n"
                  // the client's end
                  "1: 0100007F:800A 0100007F:2329 01 00000000:00000000 00:0 0 0 0 1016129 1\n"
                  // waits
                  "2: 0100007F:2329 0100007F:800A 01 00000000:00000003 00:0 0 0 0 0 1\n"
                  // waits, and has ended its half
                  "3: 0100007F:232A 0700A8C0:D903 08 00000000:00000003 00:0 0 0 0 0 1\n"
                  // was accepted
                  "4: 0100007F:2329 0100007F:800B 01 00000000:00000003 00:0 0 0 0 1016130 1\n"
                  // was closed by the server
                  "5: 0100007F:2329 0100007F:800C 06 00000000:00000003 00:0 0 0 0 0 1\n"
                  // another port
                  "6: 0100007F:232B 0100007F:800D 01 00000000:00000003 00:0 0 0 0 0 1\n") ==
          std::vector<std::string>{"9001 127.0.0.1:32778", "9002 192.168.0.7:55555"});
}

TEST_CASE("addresses of IPv6 are told of as well") {
    CHECK(told_of("2: 00000000000000000000000001000000:2329 "
                  "00000000000000000000000001000000:800A 01 0:3 00:0 0 0 0 0 1\n"
                  "3: 0000000000000000FFFF00000100007F:2329 "
                  "0000000000000000FFFF00000100007F:800A 01 0:3 00:0 0 0 0 0 1\n") ==
          std::vector<std::string>{"9001 [::1]:32778", "9001 127.0.0.1:32778"});
}

TEST_CASE("a table that is none tells of nobody") {
    for (const char* table : {"", "\n\n", "rubbish", "2: : : 01 0:3 00:0 0 0 0 0",
                              "2: 0100007F 0100007F 01 00000000:00000003 00:0 0 0 0 0 1\n"}) {
        CAPTURE(table);
        CHECK(told_of(table).empty());
    }
}
