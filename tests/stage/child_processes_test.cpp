#include "stage/child_processes.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <map>
#include <set>
#include <stdexcept>

#include "posix/process_figures.hpp"
#include "stage/counting.hpp"
#include "stage/recorded.hpp"

using namespace asyncdemo;
using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

// What a side that does `body(stage&)` tells, on the real clock.
template <class Work>
std::vector<event> told_by_family(Work body) {
    return told_on<aio::real_clock>(std::move(body));
}

}  // namespace

TEST_CASE("what children show is in the recording of their parent, each span once and its own") {
    const auto events = told_by_family([](stage& on) {
        const auto own = on.span("parent", "waits");
        child_processes children(on);
        for (const char* name : {"A", "B", "C"}) {
            children.start([&on, name] { const auto shown = on.span(name, "counts"); });
        }
        children.wait();
    });
    std::map<std::int64_t, std::string> begun;
    std::set<std::int64_t> ended;
    for (const event& e : events) {
        if (const auto* begin = std::get_if<span_begun>(&e)) begun[begin->id] = begin->lane;
        if (const auto* end = std::get_if<span_ended>(&e)) ended.insert(end->id);
    }
    CHECK(events.size() == 8);
    CHECK(begun.size() == 4);
    CHECK(ended.size() == 4);
    std::set<std::string> lanes;
    for (const auto& [id, lane] : begun) lanes.insert(lane);
    CHECK(lanes == std::set<std::string>{"parent", "A", "B", "C"});
}

TEST_CASE("children run at the same time, and are waited for") {
    told_by_family([](stage& on) {
        const duration before = on.now();
        child_processes children(on);
        for (int i = 0; i < 5; ++i) {
            children.start([] { ::usleep(100'000); });
        }
        children.wait();
        CHECK(on.now() - before >= 100ms);
        CHECK(on.now() - before < 400ms);
    });
}

TEST_CASE("a child has a memory of its own") {
    told_by_family([](stage& on) {
        int value = 1;
        child_processes children(on);
        children.start([&value] { value = 2; });
        children.wait();
        CHECK(value == 1);
    });
}

TEST_CASE("a child that crashes is no good end") {
    told_by_family([](stage& on) {
        child_processes children(on);
        children.start([] {});
        children.start([] { ::raise(SIGKILL); });
        CHECK_THROWS_AS(children.wait(), std::runtime_error);
    });
}

TEST_CASE("how a child ends is told to who asks") {
    told_by_family([](stage& on) {
        child_processes children(on);
        children.start([] {});
        children.start([] { ::raise(SIGKILL); });
        const int how = children.wait_for_last();
        CHECK(WIFSIGNALED(how));
        CHECK(WTERMSIG(how) == SIGKILL);
        children.wait();  // the other one
    });
}

TEST_CASE("children that nobody waits for are ended") {
    told_by_family([](stage& on) {
        const duration before = on.now();
        {
            child_processes children(on);
            children.start([] { ::sleep(60); });
        }
        CHECK(on.now() - before < 10s);
    });
}

TEST_CASE("the processor time of children that have ended counts as their parent's") {
    told_by_family([](stage& on) {
        const double before = processor_use_so_far().cpu_s;
        child_processes children(on);
        const std::uint64_t far = counted_in(100ms);
        children.start([far] { count_up(far); });
        children.wait();
        CHECK(processor_use_so_far().cpu_s - before > 0.05);
    });
}

// The one in the middle is killed, so it can't tell its child to end.
TEST_CASE("children end when their parent does, whatever ended it") {
    told_by_family([](stage& on) {
        int ends[2];
        REQUIRE(::pipe(ends) == 0);
        child_processes children(on);
        children.start([&on, &ends] {
            child_processes grandchildren(on);
            grandchildren.start([] { ::sleep(60); });
            ::close(ends[1]);
            ::raise(SIGKILL);
        });
        ::close(ends[1]);
        CHECK_THROWS_AS(children.wait(), std::runtime_error);
        char byte = 0;
        CHECK(::read(ends[0], &byte, 1) == 0);  // all who could write to it are gone
        ::close(ends[0]);
        CHECK(on.now() < 10s);
    });
}
