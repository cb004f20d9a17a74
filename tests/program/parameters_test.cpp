// Parameters at the ends of their ranges, on the machine's own clock: what a learner asks for may
// be more or finer than the machine can do, but that is no fault of the sides.
#include <doctest/doctest.h>

#include "program/programs.hpp"

using namespace asyncdemo;

namespace {

void check_not_failed(const words& typed) {
    words with_json = typed;
    with_json.emplace_back("--json");
    const outcome o = run(program(with_json));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    const auto document = json_of(o.out);
    CHECK(document.at("verdict") != "fail");
    for (const auto& c : document.at("claims")) {
        CAPTURE(c.dump());
        CHECK(c.at("verdict") != "fail");
        if (c.at("verdict") == "inconclusive")
            CHECK_FALSE(c.at("reason").get<std::string>().empty());
    }
}

}  // namespace

TEST_CASE("waits as short as can be typed fail no claim") {
    check_not_failed({"gather", "--a", "1ms", "--b", "1ms"});
    check_not_failed({"sockets", "--knocks", "1", "--every", "1ms"});
    check_not_failed({"threads", "--for", "10ms", "--block", "1ms", "--window", "100ms"});
    check_not_failed({"event", "--tasks", "2", "--after", "200ms", "--interval", "1ms"});
    check_not_failed({"lock", "--tasks", "50", "--wait", "1ms"});
    check_not_failed({"semaphore", "--tasks", "200", "--allowed", "1", "--answer", "1ms"});
    check_not_failed(
        {"producer-consumer", "--produce-min", "1ms", "--produce-max", "1ms", "--process", "1ms"});
    check_not_failed({"multitasking", "--beat", "1ms", "--compute", "100ms", "--slice", "1ms"});
}

TEST_CASE("as much at a time as can be typed fails no claim") {
    check_not_failed(
        {"threads", "--rate", "20000", "--for", "100ms", "--block", "200ms", "--window", "500ms"});
    check_not_failed(
        {"threads", "--rate", "20000", "--for", "100ms", "--block", "10ms", "--window", "100ms"});
    check_not_failed({"gather", "--tasks", "10000", "--each", "1ms", "--side", "gather"});
    check_not_failed({"backpressure", "--produce", "10us", "--consume", "20us", "--for", "100ms"});
}

TEST_CASE("signals that come just before or after a look fail no claim") {
    for (const char* after : {"300ms", "301ms", "299ms"}) {
        CAPTURE(after);
        check_not_failed({"event", "--after", after, "--interval", "100ms"});
    }
}
