#include "stage/stage_request.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <stdexcept>

using namespace asyncdemo;

TEST_CASE("a request comes through as it was") {
    stage_request r;
    r.lesson = "gather";
    r.side = "odd \"name\"";
    r.role = stage_role::companion;
    r.chosen.clock = clock_kind::simulated;
    r.chosen.speed = 0.1;
    r.chosen.seed = std::numeric_limits<std::uint64_t>::max();
    r.chosen.values = {{"a", 2.5}, {"tasks", 1e9}};
    const stage_request back = parse_stage_request(to_json(r));
    CHECK(back.lesson == r.lesson);
    CHECK(back.side == r.side);
    CHECK(back.role == stage_role::companion);
    CHECK(back.chosen.clock == clock_kind::simulated);
    CHECK(back.chosen.speed == 0.1);
    CHECK(back.chosen.seed == r.chosen.seed);
    CHECK(back.chosen.values == r.chosen.values);
    CHECK(parse_stage_request(to_json({})).role == stage_role::side);
    r.role = stage_role::server;
    r.entrance = {"::1", 9001};
    const stage_request server = parse_stage_request(to_json(r));
    CHECK(server.role == stage_role::server);
    CHECK(to_string(server.entrance) == "[::1]:9001");
    CHECK(parse_stage_request(to_json({})).chosen.clock == clock_kind::real);
}

TEST_CASE("what is no request is refused") {
    for (const char* text :
         {"", "rubbish", "{}", "[]", "null", R"({"lesson":"gather"})",
          R"({"lesson":1,"side":"b","role":"side","host":"","port":0,"clock":"real",)"
          R"("speed":1,"seed":1,"values":{}})",
          R"({"lesson":"a","side":"b","role":"?","host":"","port":0,)"
          R"("clock":"real","speed":1,"seed":1,"values":{}})"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_stage_request(text), std::invalid_argument);
    }
}
