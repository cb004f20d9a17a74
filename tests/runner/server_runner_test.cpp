// A server for people that is played from a script.
#include "runner/server_runner.hpp"

#include <doctest/doctest.h>

#include <csignal>

#include "aio/first_of.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "runner/ended_badly.hpp"
#include "runner/scripted_stage.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

struct notes final : server_watcher {
    void opened(const std::vector<std::uint16_t>& ports, aio::time_point) override {
        told += "opened " + std::to_string(ports.at(0)) + "; ";
    }
    void knocked(std::uint16_t, const std::string& who, std::int64_t) override {
        told += who + " knocked; ";
    }
    void saw(const client_seen& c) override { told += c.who + " " + c.what + "; "; }

    void recorded(const event& e) override {
        if (const auto* const s = std::get_if<sampled>(&e)) told += s->series + "; ";
    }

    std::string told;
};

const client_seen served{9001, "client", 0, 0, "answered", client_state::over};

aio::task<> come_after(aio::duration d) { co_await aio::sleep(d); }

aio::task<> run_for(server_runner& runner, aio::duration d) {
    co_await aio::first_of(runner.run(), come_after(d));
}

/// A server for as long as it likes, or for a minute at most, and what was told of it.
struct staged_server {
    explicit staged_server(const stage_script& script) { stages.play("door", script); }

    void run() {
        aio::virtual_clock time;
        server_runner runner(
            {.lesson = "staged", .side = "door", .role = stage_role::server, .chosen = {}},
            stages.starter(), to);
        aio::run(run_for(runner, 1min), time);
    }

    [[nodiscard]] std::string failure() {
        try {
            run();
        } catch (const std::exception& e) {
            return e.what();
        }
        return "no failure";
    }

    scripted_stages stages;
    notes to;
};

stage_script opens() { return stage_script().takes(1s).arrives().tells(ready{0, {9001}}); }

}  // namespace

TEST_CASE("what a server tells is passed on in order, until it ends by itself") {
    staged_server s(opens()
                        .takes(5s)
                        .tells(sampled{"queue depth", 1, 2})
                        .tells(served)
                        .tells(finished{6, std::nullopt}));
    s.run();
    CHECK(s.to.told == "opened 9001; queue depth; client answered; ");
    CHECK(s.stages.life_of("door").words.size() == 1);
    CHECK(s.stages.life_of("door").has_exited);
    CHECK(s.stages.life_of("door").let_go_at == 6s);
}

TEST_CASE("a server that goes on is ended when nobody wants it any more") {
    for (const stage_script& goes_on : {opens().hangs(), stage_script().hangs()}) {
        staged_server s(goes_on);
        s.run();
        CHECK_FALSE(s.stages.life_of("door").has_exited);
        CHECK(s.stages.life_of("door").let_go_at == 1min);
    }
}

TEST_CASE("a server that crashes, and one that goes without a word, is told") {
    CHECK(staged_server(opens().dies(SIGSEGV)).failure() ==
          "the server crashed (Segmentation fault)");
    CHECK(staged_server(opens().exits(7)).failure() ==
          "the server ended too early, with exit code 7");
    CHECK(staged_server(stage_script()).failure() ==
          "the server ended too early, with exit code 0");
}

TEST_CASE("a server that says what went wrong, or writes rubbish, is ended at once") {
    for (const stage_script& bad : {stage_script().arrives().tells(failed{"port in use"}).hangs(),
                                    stage_script().arrives().writes("port in use\n").hangs()}) {
        staged_server s(bad);
        CHECK(s.failure().find("port in use") != std::string::npos);
        CHECK(s.stages.life_of("door").let_go_at == 0s);
    }
}
