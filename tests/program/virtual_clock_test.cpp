// Runs on the virtual clock: exact, immediate, and always the same.
#include <doctest/doctest.h>

#include "program/programs.hpp"

using namespace asyncdemo;

namespace {

outcome good(words arguments) {
    outcome o = run(program(std::move(arguments)));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(o.err.empty());
    CHECK(o.left_over.empty());
    return o;
}

}  // namespace

TEST_CASE("gather takes exactly 5, 5 and 3 seconds, in no time") {
    const outcome o = good({"gather", "--clock", "virtual", "--json"});
    CHECK(o.wall.count() < 3);  // less than the shortest of them
    const auto document = json_of(o.out);
    CHECK(document.at("clock") == "virtual");
    CHECK(side_of(document, "sequential").at("wall_s").at("median") == 5.0);
    CHECK(side_of(document, "await-in-turn").at("wall_s").at("median") == 5.0);
    CHECK(side_of(document, "gather").at("wall_s").at("median") == 3.0);
    CHECK(document.at("verdict") == "pass");
}

TEST_CASE("every wait takes as long as it should") {
    for (const char* lesson : {"gather", "producer-consumer", "backpressure"}) {
        CAPTURE(lesson);
        const auto document = json_of(good({lesson, "--clock", "virtual", "--json"}).out);
        for (const auto& s : document.at("sides")) {
            const double wall = s.at("wall_s").at("median");
            const double ideal = s.at("ideal_s");
            CAPTURE(s.at("name"));
            // A consumer of backpressure goes on with what it has begun.
            CHECK(wall >= ideal);
            CHECK(wall <= ideal + 0.02);
        }
    }
}

TEST_CASE("two runs give the same bytes") {
    for (const words& typed : {words{"gather"},
                               {"producer-consumer"},
                               {"producer-consumer", "--seed", "7"},
                               {"backpressure"},
                               {"threads", "--side", "one-thread", "--side", "coroutines"}}) {
        for (const char* format : {"table", "json", "csv", "markdown"}) {
            words all = typed;
            for (const char* more : {"--clock", "virtual", "--format", format}) {
                all.emplace_back(more);
            }
            CAPTURE(typed.front());
            CAPTURE(format);
            CHECK(good(all).out == good(all).out);
        }
    }
}

TEST_CASE("nothing of the machine is in the figures") {
    const auto document = json_of(good({"backpressure", "--clock", "virtual", "--json"}).out);
    for (const auto& s : document.at("sides")) {
        for (const char* measured : {"cpu_s", "peak_threads", "peak_rss_kb", "voluntary_switches",
                                     "involuntary_switches"}) {
            const auto& r = s.at("runs").at(0);
            CHECK((!r.contains(measured) || r.at(measured).is_null()));
        }
    }
    for (const auto& c : document.at("claims")) CHECK(c.at("verdict") == "pass");
}

TEST_CASE("chance depends on the seed, and on nothing else") {
    const auto wall = [](const words& more) {
        words all{"producer-consumer", "--clock", "virtual", "--json"};
        all.insert(all.end(), more.begin(), more.end());
        return side_of(json_of(good(all).out), "queue").at("wall_s").at("median").get<double>();
    };
    CHECK(wall({"--seed", "1"}) == wall({}));
    CHECK(wall({"--seed", "2"}) != wall({}));
    CHECK(wall({"--seed", "0"}) == wall({"--seed", "0"}));
    CHECK(wall({"--seed", "9007199254740991"}) > 0);
    // The same times on every side, so that the sides can be compared.
    const auto document = json_of(good({"producer-consumer", "--clock", "virtual", "--json"}).out);
    CHECK(side_of(document, "synchronous").at("rows").at(19).at("made_s") ==
          side_of(document, "queue").at("rows").at(19).at("made_s"));
}

TEST_CASE("rounds on the virtual clock are all the same") {
    const auto document =
        json_of(good({"producer-consumer", "--clock", "virtual", "--runs", "3", "--json"}).out);
    for (const auto& s : document.at("sides")) {
        CHECK(s.at("wall_s").at("min") == s.at("wall_s").at("max"));
    }
}

TEST_CASE("minutes take no time") {
    const outcome o =
        good({"backpressure", "--side", "bounded", "--clock", "virtual", "--for", "60s", "--json"});
    CHECK(side_of(json_of(o.out), "bounded").at("wall_s").at("median").get<double>() >= 60);
    CHECK(o.wall.count() < 20);
}

TEST_CASE("the mistake shows on the virtual clock, too") {
    for (const char* lesson : {"gather", "producer-consumer", "backpressure"}) {
        CAPTURE(lesson);
        const outcome o = run(program({lesson, "--clock", "virtual", "--mistake", "--json"}));
        CHECK(o.exit_code == 1);
        CHECK(json_of(o.out).at("verdict") == "fail");
    }
}
