// Sides with clients: two processes, of which the clients begin when the side is ready for them.
#include <doctest/doctest.h>

#include <csignal>

#include "runner/staged_lesson.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

const event can_be_knocked_at = ready{42, {9001, 9002}};

// A side that is ready after a second, and over after two more.
stage_script server() {
    return stage_script()
        .arrives()
        .takes(1s)
        .tells(can_be_knocked_at)
        .takes(2s)
        .tells(finished{3'000'000'000, std::nullopt});
}

stage_script clients_that_take(aio::duration d) {
    return stage_script().arrives().takes(d).tells(finished{d.count(), resource_usage{}});
}

void run_with_clients(staged_lesson& t, const stage_script& side, const stage_script& clients) {
    t.add_clients("side");
    t.stages.play("side", side);
    t.stages.play("side's clients", clients);
    t.run();
    CHECK(t.stages.none_is_left());
}

}  // namespace

TEST_CASE("the clients are told when the side began and where to knock, once it is ready") {
    staged_lesson t({"side"});
    run_with_clients(t, server(), clients_that_take(1s));
    CHECK(t.recording_of("side").exit == ending::ok);
    using words = std::vector<std::pair<aio::duration, std::string>>;
    CHECK(t.stages.life_of("side").words == words{{0s, ""}});
    CHECK(t.stages.life_of("side's clients").words == words{{1s, "42 9001 9002"}});
}

TEST_CASE("clients that end before their side, and those that end after it, are waited for") {
    for (const aio::duration d : {1s, 9s}) {
        staged_lesson t({"side"});
        run_with_clients(t, server(), clients_that_take(d));
        CHECK(t.recording_of("side").exit == ending::ok);
        CHECK(t.recording_of("side").wall_s == 3);  // its own, not that of its clients
        CHECK_FALSE(t.recording_of("side").usage.has_value());
        CHECK(t.stages.life_of("side").has_exited);
        CHECK(t.stages.life_of("side's clients").has_exited);
    }
}

TEST_CASE("what kept the clients waiting for a processor kept their side") {
    staged_lesson t({"side"});
    const auto over = [](double delay_s) {
        return finished{3'000'000'000, resource_usage{.run_delay_s = delay_s}};
    };
    run_with_clients(t, stage_script().arrives().tells(can_be_knocked_at).tells(over(0.25)),
                     stage_script().arrives().takes(1s).tells(over(0.5)));
    CHECK(t.recording_of("side").usage.value_or(resource_usage{}).run_delay_s == 0.75);
}

TEST_CASE("what the clients tell is in the recording of their side") {
    staged_lesson t({"side"});
    run_with_clients(t, server(), stage_script().arrives().works(1s));
    REQUIRE(t.recording_of("side").spans.size() == 1);
    CHECK(t.recording_of("side").spans[0].end_s == 1);
}

TEST_CASE("clients that die before their side end it at once") {
    staged_lesson t({"side"});
    run_with_clients(t, server(), stage_script().arrives().takes(1s).dies(SIGKILL));
    CHECK(t.recording_of("side").exit == ending::crashed);
    CHECK(t.recording_of("side").problem == "its clients: crashed (Killed)");
    CHECK(t.recording_of("side").wall_s == 2);
    CHECK_FALSE(t.stages.life_of("side").has_exited);
    CHECK(t.stages.life_of("side").let_go_at == 2s);
}

TEST_CASE("clients that die after their side is over make it no good end either") {
    staged_lesson t({"side"});
    run_with_clients(t, server(), stage_script().arrives().takes(9s).exits(3));
    CHECK(t.recording_of("side").exit == ending::crashed);
    CHECK(t.recording_of("side").problem == "its clients: ended too early, with exit code 3");
    CHECK(t.stages.life_of("side").has_exited);
}

TEST_CASE("clients that fail, and clients that write rubbish, end their side at once") {
    staged_lesson failing({"side"});
    run_with_clients(failing, server(), stage_script().arrives().tells(failed{"no door"}).hangs());
    CHECK(failing.recording_of("side").exit == ending::failed);
    CHECK(failing.recording_of("side").problem == "its clients: no door");
    CHECK(failing.stages.life_of("side").let_go_at == 1s);
    staged_lesson odd({"side"});
    run_with_clients(odd, server(), stage_script().arrives().writes("rubbish\n").hangs());
    CHECK(odd.recording_of("side").exit == ending::crashed);
    CHECK(odd.stages.life_of("side").let_go_at == 1s);
}

TEST_CASE("a side that crashes takes its clients with it") {
    staged_lesson t({"side"});
    run_with_clients(t, stage_script().arrives().tells(can_be_knocked_at).takes(1s).dies(SIGSEGV),
                     stage_script().arrives().hangs());
    CHECK(t.recording_of("side").problem == "crashed (Segmentation fault)");
    CHECK(t.stages.life_of("side's clients").let_go_at == 1s);
}

TEST_CASE("a side that ends without having let its clients in is told, and they are ended") {
    staged_lesson t({"side"});
    run_with_clients(t, stage_script().arrives().works(1s), stage_script().arrives().hangs());
    CHECK(t.recording_of("side").exit == ending::failed);
    CHECK(t.recording_of("side").problem == "ended before it was ready for its clients");
    CHECK(t.stages.life_of("side's clients").let_go_at == 1s);
    CHECK(t.stages.life_of("side's clients").words.empty());
}

TEST_CASE("clients that hang are ended with their side at its limit") {
    staged_lesson t({"side"});
    t.plan.limit = 5s;
    run_with_clients(t, server(), stage_script().arrives().hangs());
    CHECK(t.recording_of("side").exit == ending::timeout);
    CHECK(t.stages.life_of("side's clients").let_go_at == 5s);
}

TEST_CASE("when the clients can't be started, the side is ended before it begins") {
    staged_lesson t({"side"});
    t.add_clients("side");
    t.stages.play("side", server());
    t.run();
    CHECK(t.recording_of("side").exit == ending::failed);
    CHECK(t.stages.life_of("side").let_go_at == 0s);
    CHECK(t.stages.life_of("side").words.empty());
}
