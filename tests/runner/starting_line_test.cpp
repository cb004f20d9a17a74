#include "runner/starting_line.hpp"

#include <doctest/doctest.h>

#include <string>

#include "aio/gather.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

aio::task<> come_after(aio::duration delay, starting_line& line, std::string& log) {
    co_await aio::sleep(delay);
    log += "a";
    line.arrive();
    co_await line.wait();
    log += "s";
}

aio::task<> stay_away(aio::duration delay, starting_line& line, std::string& log) {
    co_await aio::sleep(delay);
    log += "x";
    line.arrive();
}

aio::task<> start_three(starting_line& line, std::string& log) {
    co_await aio::gather(come_after(1s, line, log), come_after(3s, line, log),
                         come_after(2s, line, log));
}

aio::task<> start_two_of_three(starting_line& line, std::string& log) {
    co_await aio::gather(come_after(1s, line, log), stay_away(3s, line, log),
                         come_after(2s, line, log));
}

}  // namespace

TEST_CASE("nobody starts before all have arrived") {
    aio::virtual_clock time;
    starting_line line(3);
    std::string log;
    aio::run(start_three(line, log), time);
    CHECK(log == "aaasss");
}

TEST_CASE("one that counts as there without starting holds nobody up") {
    aio::virtual_clock time;
    starting_line line(3);
    std::string log;
    aio::run(start_two_of_three(line, log), time);
    CHECK(log == "aaxss");
}

TEST_CASE("one alone starts at once") {
    aio::virtual_clock time;
    starting_line line(1);
    std::string log;
    aio::run(come_after(0s, line, log), time);
    CHECK(log == "as");
}
